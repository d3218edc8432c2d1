package io.yarnsubmit.client.plan;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.files.JarManifest;
import io.yarnsubmit.client.files.MainClass;
import io.yarnsubmit.client.options.DriverProgram;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.ProductVersion;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigKeys.Locality;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.Elasticity;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.ExecutionType;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the plan of an application. Pure. */
public final class PlanMaker {
    private static final int LONGEST_NAME_BYTES = 1_000;

    private final SubmitRequest request;
    private final String mainClass;
    private final List<String> manifestOptions;
    private final Settings settings;

    /**
     * For one application.
     *
     * @param mainClass the driver's, found in the jar's manifest if the user named none
     * @param manifestOptions JVM options for driver and executors that the jar's manifest asks for
     */
    public PlanMaker(SubmitRequest request, String mainClass, List<String> manifestOptions) {
        this.manifestOptions = List.copyOf(manifestOptions);
        this.request = request;
        this.mainClass = mainClass;
        this.settings = request.settings();
    }

    /**
     * For one application, whose main class is looked for.
     *
     * @param jars of the class path, on this machine, the application's first
     */
    public static PlanMaker of(SubmitRequest request, List<Path> jars) {
        return request.hasMainClass()
                ? new PlanMaker(
                        request,
                        MainClass.of(request.mainClass(), jars),
                        JarManifest.of(jars.get(0)).jvmOptions())
                : new PlanMaker(request, "", List.of());
    }

    /** The name that YARN shows. It keeps it in its state store, where an application has little room. */
    public String applicationName() {
        return ShortText.cut(request.name().orElseGet(this::programName), LONGEST_NAME_BYTES);
    }

    private String programName() {
        if (request.program() instanceof DriverProgram.Roles roles) {
            return roles.name();
        }
        if (request.command().isEmpty()) {
            return mainClass.substring(mainClass.lastIndexOf('.') + 1);
        }
        String program = request.command().get(0);
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.isEmpty() ? program : name;
    }

    /**
     * The plan.
     *
     * @param executorFiles what each executor gets: our jar and the user's files
     * @param userJars links of the user's class path
     * @param driverJars the same for a driver in the ApplicationMaster's container, and what is behind them
     */
    public ApplicationPlan plan(
            String user,
            String stagingDirectory,
            List<LocalFile> executorFiles,
            List<String> userJars,
            List<String> driverJars) {
        return ApplicationPlan.newBuilder()
                .setProductVersion(ProductVersion.current())
                .setName(applicationName())
                .setUser(user)
                .setDeployMode(deployMode())
                .setStagingDirectory(stagingDirectory)
                .setClientWaits(request.waits())
                .setDriver(driver(driverJars))
                .addAllGroups(groups(executorFiles, userJars))
                .putAllConfiguration(withoutEnvironments())
                .build();
    }

    /** The driver's part; its jars are links in cluster mode and paths of this machine in client mode. */
    public DriverPlan driver(List<String> userJars) {
        DriverPlan.Builder driver = DriverPlan.newBuilder()
                .setMainClass(mainClass)
                .addAllArguments(request.driverArguments())
                .addAllCommand(request.command())
                .addAllUserJars(userJars)
                .putAllEnvironment(withoutServicesTicket())
                .putAllEnvironment(request.driverEnvironment())
                .addAllJavaOptions(manifestOptions)
                .addAllJavaOptions(request.driverJavaOptions())
                .setHeapMib(request.driverHeap().mib());
        RolePlans.success(request).ifPresent(driver::setSuccess);
        return driver.build();
    }

    /**
     * In client mode the driver has this process's environment. Where this process acts for another user, the driver's Hadoop
     * classes must not by mistake ask as the service.
     */
    private Map<String, String> withoutServicesTicket() {
        return request.settings().find(ConfigKeys.PROXY_USER).isPresent()
                ? Map.of("KRB5CCNAME", "FILE:/dev/null")
                : Map.of();
    }

    /** The executors' part; the driver process needs it without the files. */
    public List<ExecutorGroupPlan> groups(List<LocalFile> files, List<String> userJars) {
        return request.groups().stream()
                .map(group -> group(group, files, userJars))
                .toList();
    }

    private ExecutorGroupPlan group(GroupRequest wanted, List<LocalFile> files, List<String> userJars) {
        Settings settings = wanted.settings();
        ExecutorGroupPlan.Builder group = ExecutorGroupPlan.newBuilder()
                .setName(wanted.name())
                .setInitialTotal(wanted.initialExecutors())
                .setMemoryMib(settings.get(ConfigKeys.EXECUTOR_MEMORY).mib())
                .setCores(settings.get(ConfigKeys.EXECUTOR_CORES))
                .setHeapMib(wanted.heap().mib())
                .putAllEnvironment(ContainerImage.ofExecutors(settings))
                .putAllEnvironment(RolePlans.ofContainer(wanted))
                .addAllJavaOptions(manifestOptions)
                .addAllJavaOptions(wanted.javaOptions())
                .addAllFiles(files)
                .addAllUserJars(userJars)
                .setPriority(1)
                .setMinToStart(settings.get(ConfigKeys.EXECUTOR_MIN_TO_START));
        settings.find(ConfigKeys.EXECUTOR_DYNAMIC)
                .ifPresent(range -> group.setElasticity(
                        Elasticity.newBuilder().setMin(range.min()).setMax(range.max())));
        if (wanted.isRole()) {
            group.setRole(RolePlans.of(wanted));
        }
        place(wanted, group);
        return group.build();
    }

    /** The containers of the group's executors, and their places. */
    private static void place(GroupRequest wanted, ExecutorGroupPlan.Builder group) {
        Settings settings = wanted.settings();
        wanted.list(ConfigKeys.EXECUTOR_RESOURCES)
                .forEach(amount -> group.putResources(amount.name(), amount.amountText()));
        group.addAllHosts(wanted.list(ConfigKeys.EXECUTOR_HOSTS));
        group.addAllRacks(wanted.list(ConfigKeys.EXECUTOR_RACKS));
        group.setStrictLocality(settings.get(ConfigKeys.EXECUTOR_LOCALITY) == Locality.STRICT);
        settings.find(ConfigKeys.EXECUTOR_NODE_LABEL).ifPresent(group::setNodeLabel);
        settings.find(ConfigKeys.EXECUTOR_PLACEMENT).ifPresent(group::setPlacement);
        group.setExecutionType(
                switch (settings.get(ConfigKeys.EXECUTOR_EXECUTION)) {
                    case GUARANTEED -> ExecutionType.EXECUTION_TYPE_GUARANTEED;
                    case OPPORTUNISTIC -> ExecutionType.EXECUTION_TYPE_OPPORTUNISTIC;
                    case PROMOTED -> ExecutionType.EXECUTION_TYPE_PROMOTED;
                });
    }

    /** The deploy mode as it is in messages. */
    public io.yarnsubmit.protocol.v1.DeployMode deployMode() {
        return request.deployMode() == DeployMode.CLIENT
                ? io.yarnsubmit.protocol.v1.DeployMode.DEPLOY_MODE_CLIENT
                : io.yarnsubmit.protocol.v1.DeployMode.DEPLOY_MODE_CLUSTER;
    }

    /** The plan has the environments and the groups already, each for its process; and secrets have no place in it. */
    public Map<String, String> withoutEnvironments() {
        Map<String, String> configuration = new LinkedHashMap<>(settings.asMap());
        configuration
                .keySet()
                .removeIf(key -> key.startsWith(ConfigKeys.AM_ENV.name())
                        || key.startsWith(ConfigKeys.DRIVER_ENV.name())
                        || key.startsWith(ConfigKeys.EXECUTOR_ENV.name())
                        || key.startsWith(ConfigKeys.EXECUTOR_GROUPS.name())
                        || key.startsWith(ContainerKeys.SECRETS));
        return configuration;
    }
}

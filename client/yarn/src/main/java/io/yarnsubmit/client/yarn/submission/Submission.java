package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.home.ContainerClassPath;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.kerberos.SecurityProblem;
import io.yarnsubmit.client.yarn.staging.StagedFiles;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.client.yarn.staging.UploadProgress;
import io.yarnsubmit.client.yarn.tokens.SubmittedTokens;
import io.yarnsubmit.client.yarn.tokens.TokenConf;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ClassArchivePlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ApplicationTimeoutType;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/** Hands one staged application to the ResourceManager. */
public final class Submission {
    private static final String HADOOP_USER = "HADOOP_USER_NAME";

    private final Cluster cluster;
    private final StagingArea area;
    private final SubmitRequest request;
    private final PlanMaker planMaker;
    private final String queueAdvice;

    /** @param queueAdvice what to do when the ResourceManager refuses the queue */
    public Submission(
            Cluster cluster, StagingArea area, SubmitRequest request, PlanMaker planMaker, String queueAdvice) {
        this.cluster = cluster;
        this.area = area;
        this.request = request;
        this.planMaker = planMaker;
        this.queueAdvice = queueAdvice;
    }

    /**
     * Writes the plan and submits. Returns when the ResourceManager has accepted the application. Waits for services that are
     * away. A submission that was cut off is repeated with the same id: a ResourceManager that has got it before
     * accepts it, and starts it once.
     *
     * @param tokens null on a cluster that demands none
     * @throws YarnSubmitException {@link ErrorCode#SUBMISSION_REFUSED} with the ResourceManager's reason
     */
    public void submit(
            ApplicationSubmissionContext context,
            StagedFiles staged,
            TlsIdentity identity,
            @Nullable SubmittedTokens tokens,
            UploadProgress progress)
            throws Exception {
        String id = context.getApplicationId().toString();
        ApplicationPlan.Builder planned = planMaker
                .plan(
                        cluster.user(),
                        area.directory(id).toString(),
                        executorFiles(staged),
                        jars(staged, ConfigKeys.EXECUTOR_HADOOP_CLASSES),
                        jars(staged, ConfigKeys.DRIVER_HADOOP_CLASSES))
                .toBuilder()
                .addAllAmFiles(staged.amFiles());
        List<LocalFile> forRenewal = List.of();
        if (tokens != null) {
            RenewalFiles renewal = renewal(id, tokens);
            planned.setTokens(renewal.plan());
            forRenewal = renewal.files();
        }
        nameUser(planned);
        staged.runtimeClasses().ifPresent(classes -> use(classes.plan(), planned));
        ApplicationPlan plan = planned.build();
        List<LocalFile> amFiles = new ArrayList<>(staged.amFiles());
        amFiles.add(cluster.patience()
                .call(
                        ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                        cluster.fileSystemName(),
                        () -> area.writePlan(id, plan, progress)));
        cluster.patience().call(ErrorCode.FILE_SYSTEM_UNAVAILABLE, cluster.fileSystemName(), () -> {
            area.writeIdentity(id, identity);
            return true;
        });
        amFiles.addAll(forRenewal);
        if (request.deployMode() == DeployMode.CLUSTER) {
            amFiles.addAll(staged.runtimeFiles());
            amFiles.addAll(staged.userFiles());
        }
        describe(context);
        ContainerLaunchContext container = AmLaunch.context(
                AmShare.of(request),
                ContainerClassPath.ofMaster(staged.home()),
                staged.masterClasses(),
                amFiles,
                new AmSecrets(
                        identity,
                        tokens == null ? new Credentials() : tokens.credentials(),
                        request.secrets().values()),
                request.settings());
        if (tokens != null) {
            TokenConf.of(cluster.configuration().hadoop(), request.settings()).ifPresent(container::setTokensConf);
        }
        context.setAMContainerSpec(container);
        // Whoever brought some may go on using them.
        context.setCancelTokensWhenComplete(tokens == null || !tokens.fromOutside());
        try {
            cluster.patience()
                    .call(
                            ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                            cluster.resourceManager(),
                            () -> cluster.yarn().submitApplication(context));
        } catch (YarnException e) {
            Optional<SecurityProblem> refusal = SecurityProblem.in(e);
            if (refusal.isPresent()) {
                throw refusal.get().toException("The ResourceManager", e);
            }
            String reason = BoundedCall.firstLine(e);
            throw new YarnSubmitException(
                    ErrorCode.SUBMISSION_REFUSED,
                    "The ResourceManager refused the application: " + reason
                            + (reason.contains("queue") ? ". " + queueAdvice : ""),
                    e);
        }
    }

    /** In client mode this machine gets new tokens, and keeps the keytab. */
    private RenewalFiles renewal(String id, SubmittedTokens tokens) throws Exception {
        boolean byMaster = request.deployMode() == DeployMode.CLUSTER
                && request.settings().find(ConfigKeys.KEYTAB).isPresent();
        return byMaster
                ? cluster.patience()
                        .call(
                                ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                                cluster.fileSystemName(),
                                () -> RenewalFiles.write(area, id, request.settings(), tokens.plan()))
                : new RenewalFiles(tokens.plan(), List.of());
    }

    /** How the ApplicationMaster is started, for the container's script, apart from what prepares its locale and links. */
    public static String masterCommand(SubmitRequest request, ProductHome home) {
        return AmLaunch.command(
                AmShare.of(request), ContainerClassPath.ofMaster(home), Optional.empty(), request.settings());
    }

    /** The variables of the ApplicationMaster's container. */
    public static Map<String, String> masterVariables(SubmitRequest request) {
        return AmLaunch.variables(request.settings());
    }

    /** Driver and executors use the same archive. */
    private static void use(ClassArchivePlan classes, ApplicationPlan.Builder plan) {
        plan.setDriver(plan.getDriver().toBuilder().setClassArchive(classes));
        for (int i = 0; i < plan.getGroupsCount(); i++) {
            plan.setGroups(i, plan.getGroups(i).toBuilder().setClassArchive(classes));
        }
    }

    /** For executors that use Hadoop: without Kerberos, YARN runs them as its own user. */
    private void nameUser(ApplicationPlan.Builder plan) {
        for (int i = 0; request.settings().get(ConfigKeys.EXECUTOR_HADOOP_CLASSES) && i < plan.getGroupsCount(); i++) {
            ExecutorGroupPlan group = plan.getGroups(i);
            if (!group.containsEnvironment(HADOOP_USER)) {
                plan.setGroups(i, group.toBuilder().putEnvironment(HADOOP_USER, cluster.user()));
            }
        }
    }

    /** The user's jars, and Hadoop's behind them if they are wanted. */
    private List<String> jars(StagedFiles staged, ConfigKey<Boolean> hadoopClasses) {
        List<String> jars = new ArrayList<>(staged.userJars());
        if (request.settings().get(hadoopClasses)) {
            jars.addAll(ContainerClassPath.ofHadoop(staged.home()));
        }
        return jars;
    }

    private List<LocalFile> executorFiles(StagedFiles staged) {
        List<LocalFile> files = new ArrayList<>(staged.userFiles());
        files.addAll(staged.runtimeFiles());
        if (request.settings().get(ConfigKeys.EXECUTOR_HADOOP_CLASSES)) {
            staged.amFiles().stream()
                    .filter(file -> !file.getLink().equals(LaunchNames.AM_CLASSES_LINK))
                    .forEach(files::add);
        }
        return files;
    }

    private void describe(ApplicationSubmissionContext context) {
        AmShare share = AmShare.of(request);
        context.setApplicationName(planMaker.applicationName());
        context.setApplicationType(LaunchNames.APPLICATION_TYPE);
        context.setApplicationTags(new HashSet<>(request.tags()));
        Resource size = Resource.newInstance(share.container().mib(), share.cores());
        context.setResource(size);
        // It has a request of its own, because the application's label would apply to executors too.
        request.settings()
                .find(ConfigKeys.AM_NODE_LABEL)
                .ifPresent(label -> context.setAMContainerResourceRequests(List.of(ResourceRequest.newBuilder()
                        .resourceName(ResourceRequest.ANY)
                        .capability(size)
                        .numContainers(1)
                        .nodeLabelExpression(label)
                        .build())));
        request.settings()
                .find(ConfigKeys.PRIORITY)
                .ifPresent(priority -> context.setPriority(Priority.newInstance(priority)));
        // The ResourceManager counts from the submission, so that the limit holds even if this command is gone.
        request.settings()
                .find(ConfigKeys.RUN_TIMEOUT)
                .ifPresent(limit ->
                        context.setApplicationTimeouts(Map.of(ApplicationTimeoutType.LIFETIME, limit.toSeconds())));
        describeAttempts(context);
    }

    private void describeAttempts(ApplicationSubmissionContext context) {
        request.settings().find(ConfigKeys.MAX_ATTEMPTS).ifPresent(context::setMaxAppAttempts);
        request.settings()
                .find(ConfigKeys.ATTEMPT_FAILURES_VALIDITY_INTERVAL)
                .ifPresent(interval -> context.setAttemptFailuresValidityInterval(interval.toMillis()));
        // In client mode driver and executors outlive an ApplicationMaster, and the next one adopts them. In
        // cluster mode the driver dies with it, and executors would find no hub, so YARN may end them too.
        context.setKeepContainersAcrossApplicationAttempts(request.deployMode() == DeployMode.CLIENT);
    }
}

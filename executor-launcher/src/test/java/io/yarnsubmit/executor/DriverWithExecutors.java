package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real driver process and real executor processes with a fake ApplicationMaster. */
final class DriverWithExecutors implements AutoCloseable {
    // In the tests our classes have the names that they have in the sources.
    private static final String DRIVER_MAIN = "io.yarnsubmit.driver.DriverMain";
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    final Map<String, String> configuration = new HashMap<>(
            Map.of("yarnsubmit.executor.heartbeatInterval", "200ms", "yarnsubmit.executor.driverTimeout", "5s"));
    FakeApplicationMaster am;
    Process driver;
    private final Path directory;
    private final Path userJar;
    private final TlsIdentity identity;
    private ExecutorGroupPlan group;

    /** Starts with two executors. */
    DriverWithExecutors(Path directory, Path userJar, TlsIdentity identity) {
        this.directory = directory;
        this.userJar = userJar;
        this.identity = identity;
        executors(2);
    }

    void executors(int count) {
        am = new FakeApplicationMaster(directory, userJar, identity, configuration, count);
        group = group().setInitialTotal(count).build();
    }

    /** Starts without executors, in an elastic group. */
    void executorsUpTo(int max) {
        am = new FakeApplicationMaster(directory, userJar, identity, configuration, 0);
        group = group().setElasticity(
                        ExecutorGroupPlan.Elasticity.newBuilder().setMin(0).setMax(max))
                .build();
    }

    private static ExecutorGroupPlan.Builder group() {
        return ExecutorGroupPlan.newBuilder().setName(LaunchNames.DEFAULT_GROUP).setCores(1);
    }

    /** Starts the driver and the fake ApplicationMaster. */
    void start(String mainClass, String... arguments) throws IOException {
        String launch = writeLaunch(mainClass, arguments);
        driver = ChildJvm.start(directory, "driver", JAVA_OPTIONS, userJar, DRIVER_MAIN, Map.of(), launch);
        openLink();
    }

    /** Starts the driver as a child of {@link #driver}. */
    void startBelowShell(String mainClass, String... arguments) throws IOException {
        String launch = writeLaunch(mainClass, arguments);
        driver = ChildJvm.startBelowShell(directory, "driver", JAVA_OPTIONS, userJar, DRIVER_MAIN, launch);
        openLink();
    }

    /** Writes the address of the ApplicationMaster for the driver. */
    void openLink() throws IOException {
        am.open(directory.resolve("address"));
    }

    private String writeLaunch(String mainClass, String... arguments) throws IOException {
        DriverLaunch launch = DriverLaunch.newBuilder()
                .setPlan(DriverPlan.newBuilder()
                        .setMainClass(mainClass)
                        .addAllArguments(List.of(arguments))
                        .addUserJars(userJar.toString()))
                .setApplicationId("application_1_0001")
                .setUser("alice")
                .setDeployMode(DeployMode.DEPLOY_MODE_CLUSTER)
                .setAddressFile(directory.resolve("address").toString())
                .setFailureFile(directory.resolve("failure").toString())
                .setIdentity(identity)
                .addGroups(group)
                .putAllConfiguration(configuration)
                .build();
        Path file = directory.resolve("launch");
        Files.write(file, launch.toByteArray());
        return file.toString();
    }

    String out() {
        return ChildJvm.output(directory, "driver.out");
    }

    String err() {
        return ChildJvm.output(directory, "driver.err");
    }

    DriverFailure failure() throws IOException {
        return DriverFailure.parseFrom(Files.readAllBytes(directory.resolve("failure")));
    }

    @Override
    public void close() throws Exception {
        driver.destroyForcibly().waitFor();
        am.close();
    }
}

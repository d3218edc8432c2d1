package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a real driver process and real executor processes with a fake ApplicationMaster. */
@Timeout(120)
class DriverAndExecutorsTest {
    @TempDir
    static Path jarDirectory;

    static Path userJar;
    static TlsIdentity identity;

    @TempDir
    Path directory;

    private DriverWithExecutors processes;

    @BeforeAll
    static void buildJar() throws Exception {
        userJar = UserJar.build(jarDirectory, ChildJvm.classPath());
        identity = TestIdentity.create();
    }

    @BeforeEach
    void prepare() {
        processes = new DriverWithExecutors(directory, userJar, identity);
    }

    @AfterEach
    void endAll() throws Exception {
        processes.close();
    }

    @Test
    void tasksRunAndTheContextTellsWhereItIs() throws Exception {
        assertThat(run("map")).isZero();

        assertThat(processes.out())
                .contains("sum 14850", "null [null]", "thread true")
                .contains("app application_1_0001 1 CLUSTER alice http://cluster:8088/proxy/x/")
                .contains("executor 1 default container_1_0001_01_000001 1 http://localhost:8042/node/containerlogs/1")
                .contains("second The context of this driver process is already open; it was opened at"
                        + " com.acme.Main.map(Main.java:")
                .contains("group This application has no executor group 'gpu'. Its groups: default (YS-3104)");
        assertThat(processes.am.heard)
                .anyMatch(message -> message.getReport().getProgress() == 0.5
                        && message.getReport().getStatus().equals("half way"));
        for (Process executor : processes.am.executors.values()) {
            assertThat(executor.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(executor.exitValue()).isZero();
        }
    }

    @Test
    void failuresTellWhatAndWhere() throws Exception {
        assertThat(run("failures")).isZero();

        assertThat(processes.out())
                .containsPattern("map Task \\d failed on executor \\d \\(localhost\\): "
                        + "java.lang.IllegalStateException: bad \\d \\(YS-3102\\) "
                        + "<- java.lang.IllegalStateException <- java.io.IOException: disk")
                .contains("frame com.acme.Main")
                .containsPattern(
                        "odd Task \\d failed on executor \\d \\(localhost\\): com.acme.Main\\$OddException: odd"
                                + " \\(YS-3102\\) <- io.yarnsubmit.api.RemoteException com.acme.Main")
                .contains("The task's result cannot be serialized: com.acme.Main$Connection.pool is a"
                        + " com.acme.Main$Pool, which is not Serializable")
                .contains("submit The task cannot be serialized: captured variable #1 of the lambda in com.acme.Main ->"
                        + " com.acme.Main$Connection.pool is a com.acme.Main$Pool, which is not Serializable; make"
                        + " its class implement Serializable, make the field transient, or create the object"
                        + " inside the task (YS-3101)")
                .contains("still works");
    }

    @Test
    void aCancelledTaskIsInterruptedAndItsSlotIsFree() throws Exception {
        assertThat(run("cancel", directory.toString())).isZero();

        assertThat(processes.out()).contains("cancel truetrue", "next runs");
    }

    @Test
    void aTaskWhoseExecutorIsKilledRunsElsewhere() throws Exception {
        start("lost", directory.toString());
        String pid = awaitContent(directory.resolve("begun"));
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

        assertThat(processes.driver.waitFor()).isZero();

        assertThat(processes.out())
                .contains("rerun true", "loss PROGRAM 137")
                .containsPattern("registered \\d.*lost \\d");
        assertThat(processes.err()).contains("an executor listener threw");
    }

    @Test
    void aTaskThatEndsItsExecutorsIsGivenUp() throws Exception {
        assertThat(run("suicide")).isZero();

        assertThat(processes.out())
                .contains("TASK_EXECUTOR_LOST Task 0 lost its executor 4 times: executor")
                .contains("exited with 9");
    }

    @Test
    void anExecutorThatRanOutOfMemoryIsReplaced() throws Exception {
        assertThat(run("memory")).isZero();

        assertThat(processes.out()).contains("TASK_FAILED java.lang.OutOfMemoryError");
        assertThat(processes.out()).contains("status 52", "next runs");
    }

    @Test
    void aGroupShrinksAndGrows() throws Exception {
        assertThat(run("shrink")).isZero();

        assertThat(processes.out()).contains("registered true", "grown true", "kill truefalse", "replaced true");
    }

    @Test
    void driverAndExecutorsSurviveTheirApplicationMaster() throws Exception {
        start("wait", directory.toString());
        awaitFile(directory.resolve("ready"));
        processes.am.crash();
        processes.am.heard.clear();
        processes.openLink();
        awaitHeard(DriverMessage.MessageCase.EXECUTOR_REGISTRATION);
        Files.createFile(directory.resolve("go"));

        assertThat(processes.driver.waitFor()).isZero();

        assertThat(processes.out()).contains("first one", "second two");
    }

    @Test
    void aNextApplicationMasterHearsWhoIsThereAndWhatWasAskedFor() throws Exception {
        processes.executors(3);
        start("adopt", directory.toString());
        awaitFile(directory.resolve("ready"));
        processes.am.crash();
        Files.createFile(directory.resolve("unlinked"));
        awaitFile(directory.resolve("killed"));
        assertThat(processes.am.executors.get(3).waitFor())
                .as("told through the hub")
                .isZero();
        processes.am.heard.clear();
        processes.openLink();
        List<DriverMessage> replay = new ArrayList<>();
        do {
            replay.add(processes.am.heard.take());
        } while (!replay.get(replay.size() - 1).hasStopExecutor());
        Files.createFile(directory.resolve("go"));

        assertThat(processes.driver.waitFor()).as(processes.err()).isZero();

        assertThat(replay.get(0).getHello().getHighestExecutorId()).isEqualTo(3);
        assertThat(replay.stream()
                        .map(DriverMessage::getExecutorRegistration)
                        .filter(said -> said.getExecutorId() > 0)
                        .map(said -> said.getExecutorId() + " " + said.getContainerId() + " " + said.getGroup() + " "
                                + said.getHost() + " " + said.getRegistered()))
                .containsExactly(
                        "1 container_1_0001_01_000001 default localhost true",
                        "2 container_1_0001_01_000002 default localhost true",
                        "3 container_1_0001_01_000003 default localhost false");
        assertThat(replay.get(replay.size() - 1).getStopExecutor().getReason()).isEqualTo("the driver asked for it");
        assertThat(processes.out()).contains("kill true", "lost 3 OURS", "again true", "ids [1, 2, 4]");
        // Output of the listener may come between them.
        assertThat(processes.out().lines().filter("task answer"::equals)).hasSize(2);
        assertThat(processes.out().substring(0, processes.out().indexOf("ids [")))
                .doesNotContain("lost 1", "lost 2");
    }

    @Test
    void whatTheClusterWantsBackIsDrainedStoppedAndReplaced() throws Exception {
        start("wait", directory.toString());
        awaitFile(directory.resolve("ready"));
        while (processes.am.executors.size() < 2
                || processes.am.heard.stream().noneMatch(message -> registered(message, 2))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        processes.am.recall(List.of(1, 2), 1, "queue 'a' is owed memory");
        processes.am.recall(List.of(1, 2), 1, "queue 'a' is owed memory");
        DriverMessage.StopExecutor stop =
                awaitHeard(DriverMessage.MessageCase.STOP_EXECUTOR).getStopExecutor();
        while (!processes.am.executors.containsKey(3)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Files.createFile(directory.resolve("go"));

        assertThat(processes.driver.waitFor()).isZero();

        assertThat(stop.getExecutorId()).as("the youngest of the idle").isEqualTo(2);
        assertThat(stop.getReason()).isEqualTo("queue 'a' is owed memory");
        assertThat(processes.am.heard).noneMatch(DriverMessage::hasStopExecutor);
        assertThat(ChildJvm.output(directory, "executor-2.err")).contains("the driver does not need it any more");
    }

    @Test
    void theGroupFollowsItsTasksUntilTheDriverAsksForANumber() throws Exception {
        processes.configuration.put("yarnsubmit.executor.idleTimeout", "1s");
        processes.executorsUpTo(3);
        assertThat(run("elastic")).as(processes.err()).isZero();

        assertThat(processes.out())
                .contains("at first 0 []", "backlog 3", "idle 0", "woken runs 1", "request true", "stay 2 2");
        assertThat(processes.am.executors).as("started in all").hasSizeBetween(6, 7);
    }

    @Test
    void aShutdownHookThatHangsHoldsNoExecutors() throws Exception {
        start("hook", directory.toString());
        while (!processes.am.executors.containsKey(2)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }

        for (int id : List.of(1, 2)) {
            assertThat(processes.am.executors.get(id).waitFor()).isZero();
        }
        while (!processes.err().contains("my-hook")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(processes.err()).contains("the driver is ending, but one of its shutdown hooks");
        assertThat(processes.driver.isAlive()).isTrue();
        Files.createFile(directory.resolve("go"));
        assertThat(processes.driver.waitFor()).isEqualTo(3);
    }

    @Test
    void aDriverThatExitsWhileTasksRunTakesThemWithIt() throws Exception {
        assertThat(run("exitWhileTasksRun", directory.toString())).isEqualTo(5);

        for (int id : List.of(1, 2)) {
            assertThat(processes.am.executors.get(id).waitFor()).isZero();
        }
    }

    @Test
    void aTaskOutlivesACutConnection() throws Exception {
        processes.am.routed = true;
        start("wait", directory.toString());
        awaitFile(directory.resolve("ready"));
        int before = processes.am.route.connections();
        processes.am.route.cut();
        while (processes.am.route.connections() == before) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Files.createFile(directory.resolve("go"));

        assertThat(processes.driver.waitFor()).isZero();

        assertThat(processes.out()).contains("second two");
        assertThat(ChildJvm.output(directory, "executor-1.err") + ChildJvm.output(directory, "executor-2.err"))
                .contains("lost the connection to");
    }

    @Test
    void resultsAreNotLostOverCutConnections() throws Exception {
        processes.am.routed = true;
        processes.am.slots = 4;
        start("many", "30000");
        for (int cuts = 0; processes.driver.isAlive(); cuts++) {
            TimeUnit.MILLISECONDS.sleep(150);
            // Connections break for three seconds, which is not long enough to give an executor up.
            if (processes.am.route != null && cuts < 20) {
                processes.am.route.cut();
            }
        }

        assertThat(processes.driver.exitValue()).as(processes.err()).isZero();
        assertThat(processes.out()).contains("last 30000");
        assertThat(processes.am.heard).noneMatch(DriverMessage::hasStopExecutor);
    }

    @Test
    void executorsEndWhenTheirDriverIsGone() throws Exception {
        processes.configuration.put("yarnsubmit.executor.driverTimeout", "2s");
        start("wait", directory.toString());
        awaitFile(directory.resolve("ready"));
        processes.driver.destroyForcibly().waitFor();

        for (int id : List.of(1, 2)) {
            assertThat(processes.am.executors.get(id).waitFor()).isZero();
            assertThat(ChildJvm.output(directory, "executor-" + id + ".err"))
                    .contains("ends: the driver at localhost:", "could not be reached for 2 s");
        }
    }

    @Test
    void theDriverEndsWithItsParent() throws Exception {
        processes.startBelowShell("com.acme.Main", "wait", directory.toString());
        awaitFile(directory.resolve("ready"));
        ProcessHandle ours = processes.driver.children().findFirst().orElseThrow();
        processes.driver.destroyForcibly().waitFor();

        ours.onExit().get();

        assertThat(processes.err()).contains("the process that started this driver is gone");
        for (int id : List.of(1, 2)) {
            assertThat(processes.am.executors.get(id).waitFor()).isZero();
            assertThat(ChildJvm.output(directory, "executor-" + id + ".err"))
                    .contains("the driver does not need it any more");
        }
    }

    @Test
    void manyTasks() throws Exception {
        processes.am.slots = 4;
        assertThat(run("many", "20000")).isZero();

        assertThat(processes.out()).contains("last 20000");
        System.out.println(processes.err());
    }

    @Test
    void theExitStatusIsTheDrivers() throws Exception {
        assertThat(run("exit", "42")).isEqualTo(42);
        assertThat(directory.resolve("failure")).doesNotExist();
        assertThat(directory.resolve("launch")).doesNotExist();
    }

    @Test
    void anUncaughtExceptionIsShownAsTheJvmDoes() throws Exception {
        assertThat(run("throw")).isEqualTo(1);

        assertThat(processes.err())
                .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: no luck\n"
                        + "\tat com.acme.Main.main(Main.java:")
                .contains("Caused by: java.io.IOException: disk")
                .doesNotContain("reflect", "io.yarnsubmit");
        DriverFailure failure = processes.failure();
        assertThat(failure.getKind()).isEqualTo(DriverFailure.Kind.KIND_UNCAUGHT);
        assertThat(failure.getExceptionClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.getMessage()).isEqualTo("no luck");
        assertThat(failure.getFrames(0)).startsWith("com.acme.Main.main(Main.java:");
    }

    @Test
    void aMissingMainClassIsNamed() throws Exception {
        processes.start("com.acme.Typo");
        assertThat(processes.driver.waitFor()).isEqualTo(127);

        assertThat(processes.err()).contains("The main class com.acme.Typo is not in " + userJar);
        assertThat(processes.failure().getKind()).isEqualTo(DriverFailure.Kind.KIND_NOT_FOUND);
    }

    @Test
    void aClassWithoutMainCannotBeRun() throws Exception {
        processes.start("io.grpc.Status");
        assertThat(processes.driver.waitFor()).isEqualTo(126);

        assertThat(processes.err())
                .contains("The class io.grpc.Status has no method 'public static void main(String[])'");
        assertThat(processes.failure().getKind()).isEqualTo(DriverFailure.Kind.KIND_NOT_RUNNABLE);
    }

    @Test
    void threadsThatKeepTheDriverAliveAreNamed() throws Exception {
        start("linger", directory.toString());
        while (!processes.err().contains("my-pool-1")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Files.createFile(directory.resolve("go"));

        assertThat(processes.driver.waitFor()).isZero();
    }

    private int run(String... arguments) throws Exception {
        start(arguments);
        return processes.driver.waitFor();
    }

    private void start(String... arguments) throws IOException {
        processes.start("com.acme.Main", arguments);
    }

    private DriverMessage awaitHeard(DriverMessage.MessageCase kind) throws InterruptedException {
        DriverMessage message = processes.am.heard.take();
        while (message.getMessageCase() != kind) {
            message = processes.am.heard.take();
        }
        return message;
    }

    private static boolean registered(DriverMessage message, int id) {
        return message.getExecutorRegistration().getExecutorId() == id
                && message.getExecutorRegistration().getRegistered();
    }

    private static void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static String awaitContent(Path file) throws Exception {
        awaitFile(file);
        while (Files.size(file) == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return Files.readString(file);
    }
}

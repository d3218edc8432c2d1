package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationListener;
import io.yarnsubmit.client.ApplicationState;
import io.yarnsubmit.client.LaunchedApplication;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.TerminalSession;
import io.yarnsubmit.it.programs.Attempts;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.DriverEnds;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.OddFailures;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** {@code --master local[N]}: programs that fail, and processes that are killed. */
class LocalFailuresTest extends LocalStory {
    @Test
    void executorKilled_itsTaskRunsAgain_andAnotherExecutorComes() throws InterruptedException {
        Running running =
                local("local[2]").program(Unlucky.class, unlucky("WAIT", 1)).start();
        long victim = new Gate(gate.toString()).awaitProcess("0-");

        Signal.KILL.to(ProcessHandle.of(victim).orElseThrow());

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "full true\n", "at first [1, 2]\n")
                .containsPattern("lost [12] PROGRAM OptionalInt\\[137]: killed by signal 9 \\(SIGKILL\\)")
                .containsPattern("at last \\[[12], 3]\n");
        assertThat(result.err()).containsPattern("executor [12] was lost: killed by signal 9");
        assertNothingLeft();
    }

    @Test
    void taskThatEndsItsExecutors_isGivenUpAfterFourAttempts() {
        Result result = local("local[1]")
                .option("--conf", "executor.maxFailures=9")
                .program(Attempts.class, "7")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("failed TASK_EXECUTOR_LOST: Task 0 lost its executor 4 times: executor 1 (")
                .containsPattern("lost 1 PROGRAM OptionalInt\\[7]: exited with 7");
        assertNothingLeft();
    }

    @Test
    void executorsThatFailAgainAndAgain_endTheRun_withTheCause() {
        Result result = local("local[2]")
                .option("--max-executor-failures", "2", "--executor-java-options=-XX:NoSuchFlag")
                .program(Squares.class, "10")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err())
                .contains("2 executors failed, which is the limit (yarnsubmit.executor.maxFailures=2)")
                .contains("Unrecognized VM option 'NoSuchFlag'");
        assertNothingLeft();
    }

    @Test
    void interrupted_leavesNoProcessAndNoDirectory() throws InterruptedException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        Result result = running.signal("INT").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("Ending local-").doesNotContain("was lost");
        assertEnd(processes);
        assertNothingLeft();
    }

    /** Which all processes of the terminal hear. */
    @Test
    void ctrlC_endsTheRun_andIsNoLoss() throws InterruptedException {
        TerminalSession terminal = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .startOnTerminal(100);
        new Gate(gate.toString()).await(2);

        terminal.type("\u0003");

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(130);
        assertThat(terminal.written()).contains("(Ctrl-C)").doesNotContain("was lost");
        assertNothingLeft();
    }

    @Test
    void commandKilled_leavesNoProcess_andTheNextOneTidiesUp() throws InterruptedException, IOException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        running.signal("KILL").await();

        assertEnd(processes);
        Path left = entries(temporary).get(0);
        // Of the command, and of the driver.
        List<Path> marks = entries(left).stream()
                .filter(file -> file.getFileName().toString().startsWith(".in-use-"))
                .toList();
        assertThat(marks).hasSize(2);
        for (Path mark : marks) {
            Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(120)));
        }
        assertThat(local("local").program(Squares.class, "10").run().exitCode()).isZero();
        assertNothingLeft();
    }

    @Test
    void driverKilled_takesItsExecutorsWithIt() throws InterruptedException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        ContainerProcesses.below(running.process().toHandle(), "DriverMain").forEach(Signal.KILL::to);

        assertThat(running.await().exitCode()).isEqualTo(137);
        assertEnd(processes);
        assertNothingLeft();
    }

    @Test
    void libraryWhoseListenersThrowErrors_hasAResultAllTheSame() throws InterruptedException {
        List<ApplicationState> states = new CopyOnWriteArrayList<>();
        ApplicationLauncher launcher = new ApplicationLauncher()
                .home(Command.distribution())
                .option("master", "local[1]")
                .mainClass(Squares.class.getName())
                .jar(Command.programJar())
                .arguments("10")
                .output(line -> {
                    throw new StackOverflowError();
                })
                .listener(new ApplicationListener() {
                    @Override
                    public void onState(LaunchedApplication application, ApplicationState state) {
                        states.add(state);
                        throw new AssertionError(state);
                    }
                });

        try (LaunchedApplication application = launcher.submit()) {
            assertThat(application.await().exitCode()).isZero();
        }
        assertThat(states).endsWith(ApplicationState.SUCCEEDED);
    }

    @Test
    void exceptionsWhoseMethodsFail_areFailuresLikeOthers_andTheSlotWorksOn() {
        Result result = local("local[1]").program(OddFailures.class, "tasks").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("toString: Task 0 failed on executor 1 \\(\\S+\\): \\S+OddFailures\\$Odd: odd"
                        + " \\(its toString\\(\\) returned null\\)")
                .containsPattern(
                        "getMessage: .*OddFailures\\$Odd \\(its toString\\(\\) threw java.lang.AssertionError\\)")
                .containsPattern("getCause: .*OddFailures\\$Odd: odd")
                .containsPattern("getStackTrace: .*OddFailures\\$Odd: odd")
                .containsPattern("writeObject: .*OddFailures\\$Odd: odd")
                .containsPattern("streams: .*java.lang.ThreadDeath")
                .contains("sum 14\n", "executors [1]\n");
        assertThat(result.err()).contains("an executor listener threw");
        assertNothingLeft();
    }

    @Test
    void hugeTexts_areCutWhereTheyAreMade() {
        for (String where : List.of("hugeMain", "hugeTask")) {
            Result result = plain("local[1]")
                    .option("--driver-memory", "1g", "--executor-memory", "1g")
                    .program(OddFailures.class, where)
                    .run();

            assertThat(result.exitCode()).as(where).isEqualTo(1);
            assertThat(result.err())
                    .as(where)
                    .contains("java.lang.IllegalStateException: xxx")
                    .contains("at io.yarnsubmit.it.programs.OddFailures.")
                    .hasSizeLessThan(100_000);
        }
    }

    @Test
    void mainThatThrowsWhatCannotBeDescribed_endsAllTheSame() {
        Result result = local("local[1]").program(OddFailures.class, "oddMain").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "Exception in thread \"main\" io.yarnsubmit.it.programs.OddFailures$Odd (its toString() threw")
                .contains("driver failed: io.yarnsubmit.it.programs.OddFailures$Odd");
        assertNothingLeft();
    }

    @Test
    void resultThatTheDriverHasNoRoomFor_failsItsTaskAlone() {
        Result result = plain("local[1]")
                .option("--driver-memory", "128m", "--executor-memory", "512m", "--conf", "job.maxResultSize=64m")
                .program(OddFailures.class, "hugeResult", "18000000")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("The result of task 0 \\(18\\d+ bytes as it was sent\\) cannot be read in the driver:"
                        + " java.lang.OutOfMemoryError: Java heap space; raise --driver-memory")
                .contains("next 1\n");
        assertNothingLeft();
    }
}

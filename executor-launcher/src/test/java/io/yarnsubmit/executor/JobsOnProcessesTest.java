package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs jobs with known results in a real driver process and real executor processes, with a fake ApplicationMaster. */
@Timeout(180)
class JobsOnProcessesTest {
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
        processes.configuration.put("yarnsubmit.job.maxResultSize", "8m");
        processes.configuration.put("yarnsubmit.task.cancelTimeout", "1s");
    }

    @AfterEach
    void endAll() throws Exception {
        processes.close();
    }

    @Test
    void stagesGiveTheirResultsInEveryWay() throws Exception {
        assertThat(run("stages"))
                .contains(
                        "collect [1, 2, 5, 10]",
                        "sums 7 332833500",
                        "each true",
                        "zip [0] {squares=1000} SUCCEEDED zip",
                        "stage square 1000 1000 0 1000 true",
                        "stage both 1000 1000 0 1000 true",
                        "results 1000 332833500",
                        "empty [] [0]",
                        "broadcast [3, 1, 4]",
                        "large broadcast [3000007, 3000007, 3000007, 3000007]",
                        "labels [label01trueapplication_1_0001localhost, label11trueapplication_1_0001localhost]",
                        "outside false");
    }

    @Test
    void largeOutputsStayOnTheirExecutorsUntilThereIsRoom() throws Exception {
        assertThat(run("large"))
                .contains("lengths [40000780]", "streamed 40000780")
                .containsPattern("collect Job 'blocks' failed. The results of stage 'blocks' take \\d+.\\d MiB so far,"
                        + " which is more than the 8.0 MiB that the driver may hold for a job"
                        + " \\(yarnsubmit.job.maxResultSize\\). Read them one by one .* \\(YS-3105\\)")
                .contains("huge Job 'huge' failed. The result of task 0 of stage 'huge' takes 9.0 MiB,")
                .containsPattern(
                        "map The results of map\\(\\) take \\d+.\\d MiB so far, .*results\\(\\) or forEach.* \\(YS-3105\\)")
                .containsPattern("submit The result of task \\d+ takes 9.0 MiB, .* \\(YS-3105\\)");
    }

    @Test
    void failuresTellWhatAndWhereAndMayBeCollected() throws Exception {
        assertThat(run("failures"))
                .containsPattern("fast Task \\d+ of stage 'bad' of job 'bad' failed on executor \\d \\(localhost\\):"
                        + " java.lang.IllegalStateException: bad \\d+ \\(YS-3102\\)"
                        + " <- java.lang.IllegalStateException: bad \\d+ 1")
                .contains("all 4 2 16 {good=16} 4", "early TASK_FAILED", "thrown consumer", "retried 20")
                .containsPattern("limit Task 0 of stage 'slow' of job 'slow' failed on executor .*0.3|300");
    }

    @Test
    void aTaskThatTakesNoNoticeOfItsTimeLimitHasFailedOnce() throws Exception {
        assertThat(run("stubborn"))
                .containsPattern(
                        "stubborn 1 Task 0 of stage 'stubborn' of job 'stubborn' failed on executor .*"
                                + "continued for 1\\.0 s after it was interrupted at its time limit of 300 ms.* in com\\.acme\\.Jobs")
                .contains("cancelled [1, 2]");
    }

    @Test
    void whatIsCancelledIsInterrupted() throws Exception {
        assertThat(run("cancel"))
                .contains(
                        "cancel truetrueCANCELLED",
                        "task Task 3 of stage 'sleep' of job 'sleep' failed: it was cancelled (YS-3107)",
                        "interrupted true",
                        "stage 4 Stage 'sleep' of job 'sleep' failed: it was cancelled; 4 tasks failed in all (YS-3107)",
                        "next [1, 2]");
    }

    @Test
    void stagesHaveRulesAndTasksTellTheirProgress() throws Exception {
        assertThat(run("rules"))
                .contains(
                        "copied [1, 1, 1, 2, 1, 1, 1, 1]",
                        "nowhere [0, 1, 2, 3, 4, 5, 6, 7]",
                        "indexes [a0, b1]",
                        "progress 0.2");
    }

    @Test
    void outputsThatAreLostWithTheirExecutorsAreMadeAgain() throws Exception {
        assertThat(run("lost")).contains("sum 6001770 {blocks=60, slow=60}", "again true");
    }

    @Test
    @Tag("long")
    void aThousandJobsLeaveNothingBehind() throws Exception {
        assertThat(run("many")).contains("flat true", "few classes true");
    }

    private String run(String story) throws Exception {
        processes.start("com.acme.Jobs", story);
        int status = processes.driver.waitFor();
        assertThat(status).as(processes.out() + processes.err()).isZero();
        return processes.out();
    }
}

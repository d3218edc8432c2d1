package io.yarnsubmit.client.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.explain.ExplainFacts.State;
import org.junit.jupiter.api.Test;

/** The root cause of an application that is over. */
class EndRulesTest {
    private static Finding failed(String diagnostics) {
        return Facts.ended(State.FAILED, diagnostics).first();
    }

    @Test
    void driverExited() {
        assertThat(failed("driver exited with 3").text())
                .isEqualTo(
                        "The driver ended with exit status 3, which is its own. What it wrote says more: yarn-submit logs"
                                + " application_1_0001 --driver");
    }

    @Test
    void driversMainThrew_showsWhere() {
        Finding finding =
                failed("driver failed: java.lang.IllegalStateException: no input\n    com.acme.Main.main(Main.java:7)");

        assertThat(finding.sentence())
                .isEqualTo("The driver failed: its main threw java.lang.IllegalStateException: no input");
        assertThat(finding.evidence()).containsExactly("    com.acme.Main.main(Main.java:7)");
    }

    @Test
    void driverWasKilled_saysWhichSettingAndItsValue() {
        Finding finding = Facts.ended(
                        State.FAILED, "driver killed by signal 9, by somebody or by the kernel for want of memory")
                .set("yarnsubmit.driver.memory", "2g")
                .first();

        assertThat(finding.code()).isEqualTo("driver-killed");
        assertThat(finding.nextStep())
                .startsWith("If nobody did it, raise --driver-memory (now 2g) or driver.memoryOverhead");
    }

    @Test
    void executorsFailed_tellsTheLastOfThem() {
        Finding finding = failed("3 executors failed, which is the limit (yarnsubmit.executor.maxFailures=3). The last:"
                + " executor 1 on node1: exited with 7; executor 3 on node2: killed by YARN because it used 1.1 GB of its 1"
                + " GB: raise yarnsubmit.executor.memoryOverhead, or yarnsubmit.executor.memory (--executor-memory)");

        assertThat(finding.sentence())
                .isEqualTo("Too many executors failed: 3 executors failed, which is the limit"
                        + " (yarnsubmit.executor.maxFailures=3). The last one was executor 3 on node2: killed by YARN"
                        + " because it used 1.1 GB of its 1 GB: raise yarnsubmit.executor.memoryOverhead, or"
                        + " yarnsubmit.executor.memory (--executor-memory)");
        assertThat(finding.nextStep()).startsWith("Raise --executor-memory").contains("--failed");
    }

    @Test
    void executorsDidNotComeInTime() {
        Finding finding =
                failed("the executors were not there within 2min (yarnsubmit.executorsTimeout): 1 of 4 executors"
                        + " registered");

        assertThat(finding.code()).isEqualTo("executors-timeout");
        assertThat(finding.sentence())
                .isEqualTo(
                        "It was ended because the executors were not there within 2min (yarnsubmit.executorsTimeout): 1 of"
                                + " 4 executors registered");
    }

    @Test
    void lifetimeWasOver() {
        Finding finding = Facts.ended(
                        State.KILLED,
                        "Application is killed by ResourceManager as it has exceeded the lifetime period.")
                .first();

        assertThat(finding.code()).isEqualTo("run-timeout");
        assertThat(finding.sentence()).contains("lifetime was over");
    }

    @Test
    void wasNotStartedInTime() {
        Finding finding = Facts.ended(
                        State.KILLED,
                        "Application application_1_0001 was killed by user ann at 10.0.0.1 with diagnostic message: not"
                                + " started within 10s (--accept-timeout). Queue 'etl' is full")
                .first();

        assertThat(finding.code()).isEqualTo("accept-timeout");
        assertThat(finding.sentence())
                .isEqualTo(
                        "It was killed because it was not started within 10s (--accept-timeout). Queue 'etl' is full");
    }

    @Test
    void killedByAUser() {
        assertThat(Facts.ended(State.KILLED, "Application application_1_0001 was killed by user bob at 10.0.0.1")
                        .first()
                        .sentence())
                .isEqualTo("It was killed by user bob from 10.0.0.1");
    }

    @Test
    void applicationMasterUsedTooMuchMemory_bothFigures() {
        Finding finding = failed("Application application_1_0001 failed 2 times due to AM Container for"
                + " appattempt_1_0001_000002 exited with  exitCode: -104\nFailing this attempt.Diagnostics:"
                + " [2026-11-22 21:00:00.000]Container [pid=1,containerID=container_1_0001_02_000001] is running 9B beyond"
                + " the 'PHYSICAL' memory limit. Current usage: 1.6 GB of 1.5 GB physical memory used; 3 GB of 3.2 GB"
                + " virtual memory used. Killing container.");

        assertThat(finding.code()).isEqualTo("am-memory");
        assertThat(finding.sentence())
                .isEqualTo(
                        "The ApplicationMaster's container container_1_0001_02_000001 was killed by YARN because it used"
                                + " 1.6 GB of its 1.5 GB");
        assertThat(finding.nextStep()).startsWith("Raise --driver-memory");
    }

    @Test
    void applicationMasterWasKilled_blamesMemoryOnlyWhenYarnDoes() {
        Finding finding = failed("Application application_1_0001 failed 1 times due to AM Container for"
                + " appattempt_1_0001_000001 exited with  exitCode: 137\nFailing this attempt.Diagnostics:"
                + " [2026-11-22 21:00:00.000]Container killed on request. Exit code is 137");

        assertThat(finding.code()).isEqualTo("am-killed");
        assertThat(finding.sentence())
                .endsWith("killed by signal 9 (SIGKILL), by somebody or by the kernel for want of memory");
    }

    @Test
    void applicationMasterExited_showsTheEndOfItsStandardError() {
        Finding finding = failed("Application application_1_0001 failed 1 times due to AM Container for"
                + " appattempt_1_0001_000001 exited with  exitCode: 1\nContainer id: container_1_0001_01_000001\nLast 4096"
                + " bytes of am.stderr :\nException in thread \"main\" java.lang.NoClassDefFoundError\n\nFor more detailed"
                + " output, check the application tracking page");

        assertThat(finding.sentence())
                .isEqualTo("The ApplicationMaster's container container_1_0001_01_000001 ended with exit status 1");
        assertThat(finding.evidence()).containsExactly("Exception in thread \"main\" java.lang.NoClassDefFoundError");
    }

    @Test
    void refused() {
        Finding finding = failed("Application application_1_0001 submitted by user ann to unknown queue: x");

        assertThat(finding.code()).isEqualTo("refused");
        assertThat(finding.sentence())
                .isEqualTo(
                        "The ResourceManager did not take it: Application application_1_0001 submitted by user ann to"
                                + " unknown queue: x");
    }

    @Test
    void unknownWords_areShown() {
        assertThat(failed("something new").sentence()).isEqualTo("The ApplicationMaster failed: something new");
    }

    @Test
    void succeeded() {
        assertThat(Facts.ended(State.SUCCEEDED, "").first().sentence()).isEqualTo("It succeeded: nothing went wrong");
    }
}

package io.yarnsubmit.client.yarn.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.yarn.cluster.EndCauses;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import java.util.OptionalInt;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.Test;

/** From YARN's report to the cause. */
class EndCausesTest {
    private static final EndCause THREE = EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3);

    private static ApplicationReport report(
            YarnApplicationState state, FinalApplicationStatus status, String diagnostics, int attempt) {
        ApplicationId id = ApplicationId.newInstance(1, 1);
        return ApplicationReport.newInstance(
                id,
                ApplicationAttemptId.newInstance(id, attempt),
                "ann",
                "etl",
                "name",
                "host",
                1,
                null,
                state,
                diagnostics,
                "",
                1,
                2,
                3,
                status,
                null,
                "",
                1,
                "YARN-SUBMIT",
                null);
    }

    @Test
    void leftByTheApplicationMaster() {
        ApplicationFacts facts = FactsReader.read(
                report(YarnApplicationState.FINISHED, FinalApplicationStatus.FAILED, ExitMark.put(3, THREE), 1));

        assertThat(facts.cause()).contains(THREE);
        assertThat(facts.diagnostics()).isEqualTo("driver exited with 3");
        assertThat(facts.exitCode()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void saidByYarn() {
        ApplicationFacts expired = FactsReader.read(report(
                YarnApplicationState.KILLED,
                FinalApplicationStatus.KILLED,
                "Application is killed by ResourceManager as it has exceeded the lifetime period.",
                1));

        assertThat(expired.cause()).contains(EndCause.of(EndCode.RUN_TIMEOUT));
        assertThat(expired.exitCode()).isEqualTo(OptionalInt.of(124));
        assertThat(EndCauses.of(report(
                                YarnApplicationState.FAILED,
                                FinalApplicationStatus.FAILED,
                                "Application a submitted by user ann to unknown queue: x",
                                -1))
                        .orElseThrow()
                        .code())
                .isEqualTo(EndCode.REFUSED);
        assertThat(EndCauses.of(report(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, "", 1)))
                .contains(EndCause.of(EndCode.SUCCEEDED));
    }

    @Test
    void noneBeforeTheEnd() {
        assertThat(EndCauses.of(report(YarnApplicationState.RUNNING, FinalApplicationStatus.UNDEFINED, "", 1)))
                .isEmpty();
    }
}

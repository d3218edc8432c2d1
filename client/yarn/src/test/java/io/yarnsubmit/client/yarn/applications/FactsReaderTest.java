package io.yarnsubmit.client.yarn.applications;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class FactsReaderTest {
    private static ApplicationFacts facts(YarnApplicationState state, int attempt, String trackingUrl) {
        ApplicationId id = ApplicationId.newInstance(1_700_000_000_000L, 7);
        ApplicationReport report = Records.newRecord(ApplicationReport.class);
        report.setApplicationId(id);
        report.setCurrentApplicationAttemptId(ApplicationAttemptId.newInstance(id, attempt));
        report.setName("Pi");
        report.setUser("ann");
        report.setQueue("default");
        report.setApplicationType("YARN");
        report.setYarnApplicationState(state);
        report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
        report.setHost("N/A");
        report.setRpcPort(-1);
        report.setTrackingUrl(trackingUrl);
        report.setDiagnostics("N/A");
        return FactsReader.read(report);
    }

    @Test
    void whatYarnHidesFromAStranger_isNoFact() {
        ApplicationFacts facts = facts(YarnApplicationState.RUNNING, -1, "N/A");

        assertThat(facts.isHidden()).isTrue();
        assertThat(facts.diagnostics()).isEmpty();
        assertThat(facts.trackingUrl()).isEmpty();
        assertThat(facts.am()).isEmpty();
        assertThat(facts.whoMaySee()).startsWith("Its owner ann, administrators of the cluster");
    }

    @Test
    void anApplicationThatNeverHadAnAttempt_hidesNothing() {
        for (YarnApplicationState state : YarnApplicationState.values()) {
            assertThat(facts(state, -1, "http://rm:8088/proxy/application/").isHidden())
                    .isFalse();
            assertThat(facts(state, 1, "N/A").isHidden()).isFalse();
        }
    }
}

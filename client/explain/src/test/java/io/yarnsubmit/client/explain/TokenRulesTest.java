package io.yarnsubmit.client.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.journal.DeadTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tokensThatNobodyReplaced_andTheWayOut() {
        Finding finding = TokenRules.explain(new DeadTokens(NOON, ""));

        assertThat(finding.code()).isEqualTo("tokens-dead");
        assertThat(finding.sentence()).startsWith("Its delegation tokens had ended 2026-03-01");
        assertThat(finding.nextStep()).contains("--keytab");
    }

    @Test
    void tokensThatCouldNotBeReplaced_andWhy() {
        Finding finding = TokenRules.explain(new DeadTokens(NOON, "the KDC is away"));

        assertThat(finding.sentence()).endsWith(". There were no new ones: the KDC is away");
        assertThat(finding.nextStep()).doesNotContain("--keytab");
    }
}

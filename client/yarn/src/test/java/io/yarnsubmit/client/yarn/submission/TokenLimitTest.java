package io.yarnsubmit.client.yarn.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Optional<Instant> IN_A_WEEK = Optional.of(NOW.plus(Duration.ofDays(7)));

    @Test
    void warnsOfALimitThatIsBeyondTheTokens() {
        assertThat(new TokenLimit(IN_A_WEEK, Optional.of(Duration.ofDays(8))).warning(NOW))
                .hasValueSatisfying(
                        line -> assertThat(line).contains("--run-timeout").contains("--keytab"));
    }

    @Test
    void isSilentIfNothingIsForeseeable() {
        assertThat(new TokenLimit(IN_A_WEEK, Optional.of(Duration.ofDays(6))).warning(NOW))
                .isEmpty();
        assertThat(new TokenLimit(IN_A_WEEK, Optional.empty()).warning(NOW)).isEmpty();
        assertThat(new TokenLimit(Optional.empty(), Optional.of(Duration.ofDays(8))).warning(NOW))
                .isEmpty();
    }

    @Test
    void tellsInTheEndThatTheTokensWereDead() {
        TokenLimit limit = new TokenLimit(IN_A_WEEK, Optional.empty());

        assertThat(limit.outlived(NOW.plus(Duration.ofDays(6)))).isEmpty();
        assertThat(limit.outlived(NOW.plus(Duration.ofDays(8))))
                .hasValueSatisfying(line -> assertThat(line).contains("delegation tokens ended"));
    }
}

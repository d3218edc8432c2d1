package io.yarnsubmit.client.yarn.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.options.DriverProgram;
import io.yarnsubmit.client.options.GivenSecrets;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.tokens.SubmittedTokens;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.security.Credentials;
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

    private static Optional<String> warning(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(ConfigKeys.RUN_TIMEOUT.name(), "8d"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        SubmitRequest request = new SubmitRequest(
                Settings.of(all),
                new DriverProgram.Jar("app.jar", List.of()),
                false,
                false,
                List.of(),
                GivenSecrets.NONE);
        SubmittedTokens tokens = new SubmittedTokens(new Credentials(), false, IN_A_WEEK, List.of());
        return TokenLimit.of(request, tokens).warning(NOW);
    }

    @Test
    void onlyClusterModeWithATicketAlone_isBoundToItsFirstTokens() {
        String mode = ConfigKeys.DEPLOY_MODE.name();

        assertThat(warning(mode, "cluster"))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("its delegation tokens end ")
                        .contains(", sooner than --run-timeout ends the application"));
        assertThat(warning(mode, "cluster", ConfigKeys.KEYTAB.name(), "/x/ann.keytab"))
                .isEmpty();
        assertThat(warning(mode, "client")).isEmpty();
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

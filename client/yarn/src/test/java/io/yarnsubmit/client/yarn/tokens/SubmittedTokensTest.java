package io.yarnsubmit.client.yarn.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.TokenPlan;
import io.yarnsubmit.tokens.yarn.ForwardedTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.junit.jupiter.api.Test;

class SubmittedTokensTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Text FILES = new Text("10.0.0.1:8020");
    private static final Text MANAGER = new Text("10.0.0.1:8032");

    private static SubmittedTokens tokens(Optional<Instant> end) {
        Credentials credentials = new Credentials();
        credentials.addToken(FILES, token(new Text("HDFS_DELEGATION_TOKEN"), FILES));
        credentials.addToken(MANAGER, token(RMDelegationTokenIdentifier.KIND_NAME, MANAGER));
        credentials.addSecretKey(new Text("key"), new byte[] {7});
        return new SubmittedTokens(
                credentials, false, end, List.of(URI.create("hdfs://one/"), URI.create("hdfs://two/")));
    }

    private static Token<?> token(Text kind, Text service) {
        return new Token<>("who".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[] {4, 2}, kind, service);
    }

    @Test
    void theApplicationMasterIsToldOfWhat_andUntilWhen_butGetsThemElsewhere() {
        TokenPlan plan = tokens(Optional.of(NOON)).plan();

        assertThat(plan.getFileSystemsList()).containsExactly("hdfs://one/", "hdfs://two/");
        assertThat(plan.getFirstEndMillis()).isEqualTo(NOON.toEpochMilli());
        assertThat(plan.getPrincipal() + plan.getKeytabLink()).isEmpty();
        assertThat(tokens(Optional.empty()).plan().getFirstEndMillis()).isZero();
    }

    @Test
    void aDriverHere_getsNeitherKeysNorTheTokenForTheResourceManager() throws IOException {
        Credentials driver = ForwardedTokens.read(tokens(Optional.empty()).forDriver());

        assertThat(driver.getTokenMap().keySet()).containsExactly(FILES);
        assertThat(driver.numberOfSecretKeys()).isZero();
    }

    @Test
    void nothingPrintsThem() {
        assertThat(tokens(Optional.of(NOON))).hasToString("2 tokens until Optional[2026-03-01T12:00:00Z]");
    }
}

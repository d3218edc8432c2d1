package io.yarnsubmit.tokens.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.junit.jupiter.api.Test;

class ForwardedTokensTest {
    private static final Text FILES = new Text("files");
    private static final Text MASTER = new Text("master");
    private static final Text CLIENT = new Text("client");
    private static final Text SECRET = new Text("secret");

    private static Credentials all() {
        Credentials all = new Credentials();
        all.addToken(FILES, token(new Text("HDFS_DELEGATION_TOKEN")));
        all.addToken(MASTER, token(AMRMTokenIdentifier.KIND_NAME));
        all.addToken(CLIENT, token(RMDelegationTokenIdentifier.KIND_NAME));
        all.addSecretKey(SECRET, new byte[] {7});
        return all;
    }

    private static Token<?> token(Text kind) {
        return new Token<>(new byte[] {1}, new byte[] {2}, kind, new Text("service"));
    }

    @Test
    void userCode_getsNothingForTheResourceManager_andNoSecrets() {
        Credentials some = ForwardedTokens.forUserCode(all());

        assertThat(some.getTokenMap().keySet()).containsExactly(FILES);
        assertThat(some.getAllSecretKeys()).isEmpty();
    }

    @Test
    void anApplication_getsNotTheTokenOfAnApplicationMaster() {
        Credentials some = ForwardedTokens.forApplication(all());

        assertThat(some.getTokenMap().keySet()).containsExactlyInAnyOrder(FILES, CLIENT);
        assertThat(some.getAllSecretKeys()).isEmpty();
    }

    @Test
    void theyTravelAsHadoopsFiles() throws IOException {
        byte[] bytes = ForwardedTokens.bytes(all());

        assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("HDTS");
        assertThat(ForwardedTokens.read(bytes).numberOfTokens()).isEqualTo(3);
    }
}

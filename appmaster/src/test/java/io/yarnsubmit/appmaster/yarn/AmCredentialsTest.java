package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.tokens.yarn.ForwardedTokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.junit.jupiter.api.Test;

class AmCredentialsTest {
    private static final Text FILES = new Text("files");
    private static final Text MASTER = new Text("master");
    private static final Text CLIENT = new Text("client");
    private static final ExecutorLaunch LAUNCH =
            ExecutorLaunch.newBuilder().setExecutorId(7).build();

    private final UserGroupInformation user = UserGroupInformation.createRemoteUser("ann");

    AmCredentialsTest() {
        user.addCredentials(delivered(1));
    }

    private static Credentials delivered(int password) {
        Credentials all = new Credentials();
        all.addToken(FILES, token("HDFS_DELEGATION_TOKEN", password));
        all.addToken(MASTER, token(AMRMTokenIdentifier.KIND_NAME.toString(), password));
        all.addToken(CLIENT, token(RMDelegationTokenIdentifier.KIND_NAME.toString(), password));
        all.addSecretKey(new Text(LaunchNames.IDENTITY_SECRET), new byte[] {9});
        return all;
    }

    private static Token<?> token(String kind, int password) {
        return new Token<>(new byte[] {1}, new byte[] {(byte) password}, new Text(kind), new Text("service"));
    }

    private static Credentials read(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return ForwardedTokens.read(bytes);
    }

    @Test
    void executorsGetTheirDocument_andTheTokensThatTheyMayHave() throws IOException {
        Credentials given = read(new AmCredentials(user, true).forExecutor(LAUNCH));

        assertThat(given.getTokenMap().keySet()).containsExactly(FILES);
        assertThat(given.getAllSecretKeys()).containsExactly(new Text(LaunchNames.EXECUTOR_SECRET));
    }

    @Test
    void aDriverGetsTheTokensAlone() throws IOException {
        Credentials given =
                ForwardedTokens.read(new AmCredentials(user, true).forDriver().orElseThrow());

        assertThat(given.getTokenMap().keySet()).containsExactly(FILES);
        assertThat(given.getAllSecretKeys()).isEmpty();
    }

    @Test
    void withoutKerberos_nobodyGetsTokens() throws IOException {
        AmCredentials credentials = new AmCredentials(user, false);

        assertThat(credentials.forDriver()).isEmpty();
        assertThat(read(credentials.forExecutor(LAUNCH)).numberOfTokens()).isZero();
    }

    @Test
    void newTokens_areForThisProcess_andForContainersThatAreStartedLater() throws IOException {
        AmCredentials credentials = new AmCredentials(user, true);

        Credentials given = ForwardedTokens.read(credentials.renew(ForwardedTokens.bytes(delivered(2))));

        assertThat(given.getTokenMap().keySet()).containsExactly(FILES);
        assertThat(given.getToken(FILES).getPassword()).containsExactly(2);
        assertThat(read(credentials.forExecutor(LAUNCH)).getToken(FILES).getPassword())
                .containsExactly(2);
        assertThat(user.getCredentials().getToken(CLIENT).getPassword()).containsExactly(2);
    }

    /** It rolls by itself, and an old one would end the conversation with the ResourceManager. */
    @Test
    void theTokenOfTheApplicationMasterStays() throws IOException {
        AmCredentials credentials = new AmCredentials(user, true);

        credentials.renew(ForwardedTokens.bytes(delivered(2)));

        assertThat(user.getCredentials().getToken(MASTER).getPassword()).containsExactly(1);
    }

    @Test
    void tokensThatAreNotReplacedStay() throws IOException {
        AmCredentials credentials = new AmCredentials(user, true);
        Credentials other = new Credentials();
        Text more = new Text("more");
        other.addToken(more, token("OTHER", 3));

        credentials.renew(ForwardedTokens.bytes(other));

        assertThat(read(credentials.forExecutor(LAUNCH)).getTokenMap().keySet()).containsExactlyInAnyOrder(FILES, more);
    }
}

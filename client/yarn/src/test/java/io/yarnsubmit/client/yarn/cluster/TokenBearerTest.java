package io.yarnsubmit.client.yarn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.hdfs.security.token.delegation.DelegationTokenIdentifier;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.SaslRpcServer.AuthMethod;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;

class TokenBearerTest {
    private final UserGroupInformation account = UserGroupInformation.createRemoteUser("yarn", AuthMethod.SIMPLE);

    private static Token<DelegationTokenIdentifier> token(String owner, String realUser, String service) {
        DelegationTokenIdentifier identifier =
                new DelegationTokenIdentifier(new Text(owner), new Text("rm"), new Text(realUser));
        return new Token<>(
                identifier.getBytes(),
                new byte[] {1},
                DelegationTokenIdentifier.HDFS_DELEGATION_KIND,
                new Text(service));
    }

    private static Token<?> unreadable() {
        return new Token<>(new byte[] {1}, new byte[] {1}, new Text("OF_ANOTHER_PRODUCT"), new Text("store"));
    }

    @Test
    void theOwnerOfTheTokens_isTheUser_whateverTheAccountIs() throws IOException {
        account.addToken(token("ann", "", "one"));
        account.addToken(token("ann", "oozie", "two"));
        account.addToken(unreadable());

        UserGroupInformation bearer = TokenBearer.of(account).orElseThrow();

        assertThat(bearer.getShortUserName()).isEqualTo("ann");
        assertThat(bearer.getTokens()).hasSize(3);
        assertThat(bearer.hasKerberosCredentials()).isFalse();
    }

    @Test
    void thatIsNotGuessed() throws IOException {
        account.addToken(unreadable());
        assertThat(TokenBearer.of(account)).as("tokens that tell nothing").isEmpty();

        account.addToken(token("ann", "", "one"));
        account.addToken(token("bob", "", "two"));
        assertThat(TokenBearer.of(account)).as("two owners").isEmpty();
    }

    @Test
    void whoHasTheRightName_orATicket_staysWhoHeIs() throws IOException {
        UserGroupInformation ann = UserGroupInformation.createRemoteUser("ann", AuthMethod.SIMPLE);
        ann.addToken(token("ann", "", "one"));
        UserGroupInformation bob = UserGroupInformation.createRemoteUser("bob", AuthMethod.KERBEROS);
        bob.addToken(token("ann", "", "one"));

        assertThat(TokenBearer.of(ann)).isEmpty();
        assertThat(TokenBearer.of(bob)).isEmpty();
    }
}

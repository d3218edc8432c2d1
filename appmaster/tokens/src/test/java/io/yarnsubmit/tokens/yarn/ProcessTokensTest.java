package io.yarnsubmit.tokens.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.tokens.ProcessTokens;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers and executors do with new tokens, if their program has Hadoop's classes. */
class ProcessTokensTest {
    @TempDir
    private Path directory;

    @AfterEach
    void forget() {
        UserGroupInformation.setLoginUser(null);
    }

    @Test
    void hadoopsClassesSeeThem_andSoDoesWhoeverReadsTheFile() throws Exception {
        UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser("ann"));
        Path file = directory.resolve("tokens");
        Credentials fresh = new Credentials();
        Text service = new Text("service");
        fresh.addToken(service, new Token<>(new byte[] {1}, new byte[] {2}, new Text("KIND"), service));

        ProcessTokens.replace(file, getClass().getClassLoader(), ForwardedTokens.bytes(fresh));

        assertThat(UserGroupInformation.getLoginUser().getCredentials().getToken(service))
                .isNotNull();
        assertThat(Credentials.readTokenStorageFile(file.toFile(), new Configuration(false))
                        .getToken(service))
                .isNotNull();
    }
}

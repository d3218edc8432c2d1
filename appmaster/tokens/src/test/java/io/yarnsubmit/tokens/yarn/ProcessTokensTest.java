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

    /** HDFS keeps one of them for each of several NameNodes, and asks with those. */
    @Test
    void theCopiesOfAToken_areReplacedWithIt() throws Exception {
        Text logical = new Text("ha-hdfs:ns");
        Text nameNode = new Text("10.0.0.1:8020");
        Token<?> old = new Token<>(new byte[] {1}, new byte[] {1}, new Text("KIND"), logical);
        UserGroupInformation user = UserGroupInformation.createRemoteUser("ann");
        user.addToken(logical, old);
        user.addToken(nameNode, old.privateClone(nameNode));
        UserGroupInformation.setLoginUser(user);
        Credentials fresh = new Credentials();
        fresh.addToken(logical, new Token<>(new byte[] {2}, new byte[] {2}, new Text("KIND"), logical));

        ProcessTokens.replace(directory.resolve("tokens"), getClass().getClassLoader(), ForwardedTokens.bytes(fresh));

        Token<?> used = user.getTokens().stream()
                .filter(token -> token.getService().equals(nameNode))
                .findFirst()
                .orElseThrow();
        assertThat(used.getIdentifier()).isEqualTo(new byte[] {2});
    }
}

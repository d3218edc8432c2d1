package io.yarnsubmit.client.yarn.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.tokens.yarn.FileSystemTokens;
import io.yarnsubmit.tokens.yarn.TokenRequest;
import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.security.token.delegation.DelegationTokenIdentifier;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.DelegationTokenIssuer;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HDFS with two NameNodes has one token, which is for the name of both. */
@Timeout(60)
class NameServiceTokensTest {
    private final Credentials into = new Credentials();

    /** HDFS's own client, but its NameNode gives a token without being asked. */
    public static final class Giving extends DistributedFileSystem {
        /** The NameNode would say which key server there is. */
        @Override
        public DelegationTokenIssuer[] getAdditionalTokenIssuers() {
            return new DelegationTokenIssuer[0];
        }

        @Override
        public Token<DelegationTokenIdentifier> getDelegationToken(String renewer) {
            return new Token<>(
                    new DelegationTokenIdentifier(new Text("ann"), new Text(renewer), new Text("")).getBytes(),
                    new byte[] {1},
                    DelegationTokenIdentifier.HDFS_DELEGATION_KIND,
                    new Text(getCanonicalServiceName()));
        }
    }

    private static Configuration configuration() {
        Configuration conf = new Configuration(false);
        conf.set("fs.defaultFS", "hdfs://near");
        conf.set("dfs.nameservices", "near,far");
        for (String service : List.of("near", "far")) {
            conf.set("dfs.ha.namenodes." + service, "one,two");
            conf.set("dfs.namenode.rpc-address." + service + ".one", "127.0.0.1:1");
            conf.set("dfs.namenode.rpc-address." + service + ".two", "127.0.0.1:2");
            conf.set(
                    "dfs.client.failover.proxy.provider." + service,
                    "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider");
        }
        conf.setClass("fs.hdfs.impl", Giving.class, FileSystem.class);
        conf.setBoolean("fs.hdfs.impl.disable.cache", true);
        return conf;
    }

    private void obtain(String... uris) throws Exception {
        List<URI> fileSystems =
                java.util.stream.Stream.of(uris).map(URI::create).toList();
        new FileSystemTokens()
                .obtain(new TokenRequest(configuration(), "rm", Renewal.BY_RESOURCE_MANAGER, fileSystems), into);
    }

    @Test
    void eachNameServiceGivesOne_howeverItIsNamed() throws Exception {
        obtain("/", "hdfs://near/user/ann", "hdfs://near", "hdfs://far/data");

        assertThat(into.getTokenMap().keySet())
                .containsExactlyInAnyOrder(new Text("ha-hdfs:near"), new Text("ha-hdfs:far"));
    }

    @Test
    void oneThatIsThere_isNotAskedForAgain() throws Exception {
        obtain("hdfs://near");
        Token<?> first = into.getToken(new Text("ha-hdfs:near"));
        obtain("/", "hdfs://far");

        assertThat(into.getToken(new Text("ha-hdfs:near"))).isSameAs(first);
        assertThat(into.numberOfTokens()).isEqualTo(2);
    }
}

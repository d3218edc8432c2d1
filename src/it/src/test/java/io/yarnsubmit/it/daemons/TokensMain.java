package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.client.ClientRMProxy;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.ConverterUtils;

/** {@code TokensMain <file>} gets the tokens of the user that a service such as Oozie gives to what it starts. */
public final class TokensMain {
    private TokensMain() {}

    /** See the class. */
    public static void main(String[] args) throws IOException, YarnException {
        YarnConfiguration conf = new YarnConfiguration(new HdfsConfiguration());
        String renewer = YarnClientUtils.getRmPrincipal(conf);
        Credentials credentials = new Credentials();
        FileSystem.get(conf).addDelegationTokens(renewer, credentials);
        Text service = ClientRMProxy.getRMDelegationTokenService(conf);
        try (YarnClient yarn = YarnClient.createYarnClient()) {
            yarn.init(conf);
            yarn.start();
            credentials.addToken(
                    service, ConverterUtils.convertFromYarn(yarn.getRMDelegationToken(new Text(renewer)), service));
        }
        Path file = Path.of(args[0]);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        credentials.writeTokenStorageFile(new org.apache.hadoop.fs.Path(file.toUri()), conf);
    }
}

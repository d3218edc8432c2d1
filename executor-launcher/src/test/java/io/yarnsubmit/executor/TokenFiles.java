package io.yarnsubmit.executor;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;

/** Writes token files with Hadoop's own classes. */
final class TokenFiles {
    private TokenFiles() {}

    static Path write(Path file, String alias, byte[] secret) throws IOException {
        Credentials credentials = new Credentials();
        credentials.addSecretKey(new Text(alias), secret);
        credentials.writeTokenStorageFile(
                new org.apache.hadoop.fs.Path(file.toUri()),
                new Configuration(false),
                Credentials.SerializedFormat.WRITABLE);
        return file;
    }
}

package io.yarnsubmit.tokens.yarn;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.token.Token;
import org.jspecify.annotations.Nullable;

/** A file system that gives tokens: {@code fake://anything/}. One with the name {@code away} does not answer. */
public final class FakeFileSystem extends RawLocalFileSystem {
    static final Text KIND = new Text("FAKE");
    private static final URI NO_NAME = URI.create("fake://none/");
    private @Nullable URI uri;

    static Configuration configuration() {
        Configuration conf = new Configuration(false);
        conf.setClass("fs.fake.impl", FakeFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
        conf.setBoolean("fs.fake.impl.disable.cache", true);
        return conf;
    }

    @Override
    public void initialize(URI name, Configuration conf) throws IOException {
        super.initialize(name, conf);
        uri = name;
    }

    @Override
    public URI getUri() {
        // The constructor above asks before this object has one.
        return uri == null ? NO_NAME : uri;
    }

    @Override
    public String getCanonicalServiceName() {
        return uri.getHost();
    }

    @Override
    public Token<?> getDelegationToken(String renewer) throws IOException {
        if (uri.getHost().equals("away")) {
            throw new IOException("Connection refused");
        }
        return new Token<>(
                ("for " + renewer).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new byte[] {1},
                KIND,
                new Text(uri.getHost()));
    }
}

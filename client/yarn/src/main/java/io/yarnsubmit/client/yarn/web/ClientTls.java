package io.yarnsubmit.client.yarn.web;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.ssl.SSLFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS to the cluster's web services as ssl-client.xml configures it, which is read with the first connection. Without it the
 * JVM's own certificates are trusted. Thread-safe.
 */
final class ClientTls {
    private final ClusterConfiguration configuration;
    private @Nullable Loaded loaded;

    ClientTls(ClusterConfiguration configuration) {
        this.configuration = configuration;
    }

    /** What says which certificates are trusted cannot be used. */
    static final class UnusableTrust extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        UnusableTrust(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Loaded(SSLSocketFactory sockets, HostnameVerifier hosts) {}

    /** @throws IOException if ssl-client.xml, or a file that it names, cannot be used */
    void configure(HttpsURLConnection connection) throws IOException {
        Loaded settings = loaded();
        connection.setSSLSocketFactory(settings.sockets());
        connection.setHostnameVerifier(settings.hosts());
    }

    private synchronized Loaded loaded() throws IOException {
        Loaded before = loaded;
        if (before != null) {
            return before;
        }
        try {
            SSLFactory factory = factory();
            factory.init();
            Loaded now = new Loaded(factory.createSSLSocketFactory(), factory.getHostnameVerifier());
            // Ends the thread that watches the trust store's file; what has been read stays in use.
            factory.destroy();
            loaded = now;
            return now;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnusableTrust(file().map(Path::toString).orElse(name()) + " cannot be used: " + reason(e), e);
        }
    }

    /** Java says of a file that is not there only its name. */
    private static String reason(Exception failure) {
        return failure instanceof NoSuchFileException || failure instanceof FileNotFoundException
                ? "there is no file "
                        + String.valueOf(failure.getMessage()).replaceFirst(" \\(No such file or directory\\)$", "")
                : String.valueOf(failure.getMessage());
    }

    /** Hadoop reads ssl-client.xml from the class path of the thread, where the site's directories are not. */
    private SSLFactory factory() throws IOException {
        Configuration settings = new Configuration(configuration.hadoop());
        Path file = file().orElse(null);
        if (file == null) {
            return new SSLFactory(SSLFactory.Mode.CLIENT, settings);
        }
        settings.set(SSLFactory.SSL_CLIENT_CONF_KEY, String.valueOf(file.getFileName()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader directory = new URLClassLoader(
                new URL[] {file.toAbsolutePath().resolveSibling("").toUri().toURL()}, before)) {
            thread.setContextClassLoader(directory);
            return new SSLFactory(SSLFactory.Mode.CLIENT, settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Optional<Path> file() {
        String name = name();
        return configuration.directories().stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isRegularFile)
                .reduce((one, later) -> later);
    }

    private String name() {
        return configuration.hadoop().getTrimmed(SSLFactory.SSL_CLIENT_CONF_KEY, SSLFactory.SSL_CLIENT_CONF_DEFAULT);
    }

    /** For messages: where the trusted certificates come from. */
    String source() {
        return file().map(found -> found + " names the trust store")
                .orElseGet(() -> "there is no " + name() + " in " + configuration.source());
    }
}

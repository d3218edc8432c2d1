package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.authentication.client.AuthenticatedURL;
import org.apache.hadoop.security.authentication.client.AuthenticationException;
import org.apache.hadoop.security.ssl.SSLFactory;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The logs of containers as the web service of their NodeManager tells them, while the application runs. Thread-safe.
 *
 * <p>With URLConnection, because Hadoop's login for web services and its trust store for https come as parts of that. An
 * answer is bounded: five seconds to connect, twenty without a byte.
 */
final class NodeManagerWeb {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 20_000;
    private static final int LONGEST_COMPLAINT = 300;
    private static final int BUFFER = 64 << 10;

    private final String scheme;
    private final @Nullable SSLFactory trust;

    NodeManagerWeb(Configuration configuration) {
        boolean https = YarnConfiguration.useHttps(configuration);
        scheme = https ? "https://" : "http://";
        trust = https ? trust(configuration) : null;
    }

    private static SSLFactory trust(Configuration configuration) {
        try {
            SSLFactory factory = new SSLFactory(SSLFactory.Mode.CLIENT, configuration);
            factory.init();
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("ssl-client.xml of the configuration cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The files in a container's log directory.
     *
     * @param address {@code host:port} of the NodeManager's web service
     * @throws LogsUnavailable when it cannot be reached, does not know the container, or refuses
     */
    List<LogFile> list(String address, String container) throws IOException {
        HttpURLConnection connection = open(address, "containers/" + container + "/logs", "application/xml");
        try (InputStream answer = connection.getInputStream()) {
            return LogListReader.read(answer);
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Reads one file.
     *
     * @param size at most so many bytes, negative for the last ones
     */
    void read(String address, String container, String file, long size, LogSink sink) throws IOException {
        String path = "containerlogs/" + container + "/"
                + URLEncoder.encode(file, UTF_8).replace("+", "%20") + (size == LogBlocks.WHOLE ? "" : "?size=" + size);
        HttpURLConnection connection = open(address, path, "text/plain");
        try (InputStream answer = connection.getInputStream();
                LogBlocks blocks = new LogBlocks(size, new FirstFile(sink))) {
            byte[] buffer = new byte[BUFFER];
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                blocks.write(buffer, 0, count);
            }
        }
    }

    private HttpURLConnection open(String address, String path, String accepted) throws LogsUnavailable {
        try {
            URL url = URI.create(scheme + address + "/ws/v1/node/" + path).toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            configure(connection, accepted);
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
                connection = authenticated(url, accepted);
                status = connection.getResponseCode();
            }
            if (status == HttpURLConnection.HTTP_OK) {
                return connection;
            }
            throw refusal(address, status, complaint(connection));
        } catch (LogsUnavailable e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new LogsUnavailable(
                    Kind.UNREACHABLE,
                    "the NodeManager's web service at " + address + " cannot be reached from here ("
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString()) + ")",
                    e);
        }
    }

    private HttpURLConnection configure(HttpURLConnection connection, String accepted) throws IOException {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(SILENCE_MILLIS);
        connection.setRequestProperty("Accept", accepted);
        if (trust != null && connection instanceof HttpsURLConnection) {
            return trust.configure(connection);
        }
        return connection;
    }

    /** With this user's Kerberos ticket. */
    private HttpURLConnection authenticated(URL url, String accepted) throws IOException {
        try {
            return UserGroupInformation.getLoginUser().doAs((java.security.PrivilegedExceptionAction<HttpURLConnection>)
                    () -> new AuthenticatedURL(null, plain -> configure(plain, accepted))
                            .openConnection(url, new AuthenticatedURL.Token()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (java.lang.reflect.UndeclaredThrowableException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw new LogsUnavailable(
                        Kind.REFUSED,
                        "the NodeManager's web service at " + url.getAuthority() + " wants a login: "
                                + refused.getMessage() + "; kinit gets a Kerberos ticket",
                        refused);
            }
            throw e;
        }
    }

    private static LogsUnavailable refusal(String address, int status, String complaint) {
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            return new LogsUnavailable(Kind.NOT_THERE, "the NodeManager at " + address + " says: " + complaint);
        }
        boolean refused = status == HttpURLConnection.HTTP_FORBIDDEN
                || status == HttpURLConnection.HTTP_UNAUTHORIZED
                || complaint.toLowerCase(Locale.ROOT).contains("not authorized");
        return new LogsUnavailable(
                refused ? Kind.REFUSED : Kind.NOT_THERE,
                "the NodeManager at " + address + " answers " + status + ": " + complaint);
    }

    /** What the service says of its refusal: a line of text, or, behind some filters, a page. */
    private static String complaint(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            if (body == null) {
                return String.valueOf(connection.getResponseMessage());
            }
            String text = new String(body.readNBytes(LONGEST_COMPLAINT), UTF_8).strip();
            return text.isEmpty() || text.startsWith("<")
                    ? String.valueOf(connection.getResponseMessage())
                    : text.lines()
                            .findFirst()
                            .orElse("")
                            .replaceFirst("^[\\w.]+Exception: ", "")
                            .replaceFirst("\\.$", "");
        }
    }

    /** The NodeManager adds what it has aggregated already of a file of the same name: that would come twice. */
    private static final class FirstFile implements LogSink {
        private final LogSink sink;
        private int files;

        FirstFile(LogSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(LogFile file, long offset) throws IOException {
            files++;
            if (files == 1) {
                sink.begin(file, offset);
            }
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) throws IOException {
            if (files == 1) {
                sink.bytes(buffer, from, count);
            }
        }

        @Override
        public void end() throws IOException {
            if (files == 1) {
                sink.end();
            }
        }
    }
}

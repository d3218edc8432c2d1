package io.yarnsubmit.client.yarn.web;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import org.apache.hadoop.security.authentication.client.AuthenticationException;

/**
 * Opens connections: with TLS, login and redirects. It uses URLConnection because Hadoop's login and trust store plug into it.
 * Thread-safe.
 */
final class WebConnector {
    private static final int MOST_REDIRECTS = 5;
    private static final int TEMPORARY_REDIRECT = 307;
    private static final int PERMANENT_REDIRECT = 308;
    private static final Set<Integer> REDIRECTS = Set.of(
            HttpURLConnection.HTTP_MOVED_PERM,
            HttpURLConnection.HTTP_MOVED_TEMP,
            HttpURLConnection.HTTP_SEE_OTHER,
            TEMPORARY_REDIRECT,
            PERMANENT_REDIRECT);

    private final ClientTls tls;
    private final WebLogin login = new WebLogin();

    WebConnector(ClientTls tls) {
        this.tls = tls;
    }

    /** A connection whose answer has begun, with any status. */
    HttpURLConnection get(URI address, String accepted, WebLimits limits) throws IOException, AuthenticationException {
        URI next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpURLConnection connection = login.open(url(next), plain -> configure(plain, accepted, limits));
            Optional<URI> target = target(next, connection);
            if (target.isEmpty()) {
                return connection;
            }
            connection.disconnect();
            next = target.get();
        }
        throw new IOException("it redirects more than " + MOST_REDIRECTS + " times, the last time to " + next);
    }

    private static URL url(URI address) throws IOException {
        try {
            return address.toURL();
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address: " + address, e);
        }
    }

    private HttpURLConnection configure(HttpURLConnection connection, String accepted, WebLimits limits)
            throws IOException {
        connection.setConnectTimeout((int) limits.connect().toMillis());
        connection.setReadTimeout((int) limits.answer().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", accepted);
        if (connection instanceof HttpsURLConnection secured) {
            tls.configure(secured);
        }
        return connection;
    }

    /** The target of a redirect. It must not leave TLS, because such an answer could come from anybody. */
    private static Optional<URI> target(URI asked, HttpURLConnection connection) throws IOException {
        String location = connection.getHeaderField("Location");
        if (location == null || !REDIRECTS.contains(connection.getResponseCode())) {
            return Optional.empty();
        }
        try {
            URI target = asked.resolve(location);
            boolean followed = "https".equals(target.getScheme())
                    || "http".equals(target.getScheme()) && "http".equals(asked.getScheme());
            return followed ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException("it redirects to '" + location + "'", e);
        }
    }
}

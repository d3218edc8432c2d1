package io.yarnsubmit.client.yarn.web;

import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.authentication.client.AuthenticatedURL;
import org.apache.hadoop.security.authentication.client.AuthenticationException;
import org.apache.hadoop.security.authentication.client.Authenticator;
import org.apache.hadoop.security.authentication.client.ConnectionConfigurator;
import org.apache.hadoop.security.authentication.client.KerberosAuthenticator;
import org.apache.hadoop.security.authentication.client.PseudoAuthenticator;

/**
 * Logs in only to web services that answer 401: with this user's Kerberos ticket (SPNEGO) or, if the service wants only a
 * name, with the user's. The service's cookie is kept and sent to it again. Thread-safe.
 *
 * <p>The ticket is for HTTP/host with the host of the URL, so URLs must have names and not addresses.
 */
final class WebLogin {
    private final Map<String, AuthenticatedURL.Token> tokens = new ConcurrentHashMap<>();

    /** A connection whose answer has begun. */
    HttpURLConnection open(URL url, ConnectionConfigurator settings) throws IOException, AuthenticationException {
        AuthenticatedURL.Token known = tokens.get(url.getAuthority());
        HttpURLConnection first = known == null
                ? settings.configure((HttpURLConnection) url.openConnection())
                : loggedIn(url, settings, known);
        if (first.getResponseCode() != HttpURLConnection.HTTP_UNAUTHORIZED) {
            return first;
        }
        first.disconnect();
        AuthenticatedURL.Token fresh = new AuthenticatedURL.Token();
        HttpURLConnection second = loggedIn(url, settings, fresh);
        if (second.getResponseCode() != HttpURLConnection.HTTP_UNAUTHORIZED) {
            tokens.put(url.getAuthority(), fresh);
        }
        return second;
    }

    private static HttpURLConnection loggedIn(URL url, ConnectionConfigurator settings, AuthenticatedURL.Token token)
            throws IOException, AuthenticationException {
        UserGroupInformation user = UserGroupInformation.getLoginUser();
        UserGroupInformation real = HadoopLogin.real(user);
        URL asked = real == user ? url : onBehalfOf(user.getShortUserName(), url);
        try {
            return real.doAs((PrivilegedExceptionAction<HttpURLConnection>)
                    () -> new AuthenticatedURL(new UserAuthenticator(real.getShortUserName()), settings)
                            .openConnection(asked, token));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (UndeclaredThrowableException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** Services that know of no proxy users, such as a NodeManager's logs, take it for a question of the real user. */
    private static URL onBehalfOf(String user, URL url) throws IOException {
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        return URI.create(url + (url.getQuery() == null ? "?" : "&") + "doAs=" + name)
                .toURL();
    }

    /** Gives the name that Hadoop's services know this user by; Hadoop's own class gives that of the system's user. */
    private static final class UserAuthenticator extends KerberosAuthenticator {
        private final String user;

        UserAuthenticator(String user) {
            this.user = user;
        }

        @Override
        protected Authenticator getFallBackAuthenticator() {
            return new PseudoAuthenticator() {
                @Override
                protected String getUserName() {
                    return user;
                }
            };
        }
    }
}

package io.yarnsubmit.client.yarn.web;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.web.WebProblem.LoginFailed;
import io.yarnsubmit.client.yarn.web.WebProblem.Refused;
import io.yarnsubmit.client.yarn.web.WebProblem.TooSlow;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.security.authentication.client.AuthenticationException;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * The client for the web services of the cluster's daemons. It speaks TLS as ssl-client.xml says, follows redirects, and logs in
 * where it has to. Thread-safe.
 */
public final class HadoopWeb {
    private final boolean https;
    private final ClientTls tls;
    private final WebConnector connector;

    public HadoopWeb(ClusterConfiguration configuration) {
        https = YarnConfiguration.useHttps(configuration.hadoop());
        tls = new ClientTls(configuration);
        connector = new WebConnector(tls);
    }

    /** The address of a YARN daemon that is known as {@code host:port}. */
    public String address(String hostAndPort) {
        return (https ? "https://" : "http://") + hostAndPort;
    }

    /**
     * Asks for a JSON object of bounded size.
     *
     * @param address {@code http://host:port}
     * @param path from the slash on
     */
    public WebAnswer ask(String address, String path, WebLimits limits) throws InterruptedException {
        JsonExchange exchange = new JsonExchange(connector, tls, address, limits);
        // On a thread of its own: neither the search for a host's address nor a trickle of bytes heeds the limits of a
        // connection.
        FutureTask<WebAnswer> task = new FutureTask<>(() -> exchange.get(path));
        // The task keeps what it throws for whoever waits for it.
        OwnThreads.start("web-call", OwnThreads.NOT_MISSED, task);
        try {
            return task.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new WebAnswer.Failed(address, new TooSlow(limits.answer()), Optional.empty());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /**
     * Opens an answer of any length. The limit for the answer applies to the silence between two of its bytes.
     *
     * @param address {@code http://host:port}
     * @param path from the slash on
     * @param accepted the media type
     */
    public InputStream open(String address, String path, String accepted, WebLimits limits) throws WebException {
        try {
            HttpURLConnection connection = connector.get(URI.create(address + path), accepted, limits);
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return connection.getInputStream();
            }
            throw new WebException(new Refused(status, Complaint.of(connection)));
        } catch (WebException e) {
            throw e;
        } catch (AuthenticationException e) {
            throw new WebException(new LoginFailed(Failures.innermost(e)), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new WebException(Failures.unreachable(e, tls), e);
        }
    }
}

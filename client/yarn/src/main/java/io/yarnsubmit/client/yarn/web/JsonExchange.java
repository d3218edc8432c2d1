package io.yarnsubmit.client.yarn.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.yarn.web.WebProblem.LoginFailed;
import io.yarnsubmit.client.yarn.web.WebProblem.Refused;
import io.yarnsubmit.client.yarn.web.WebProblem.Standby;
import io.yarnsubmit.client.yarn.web.WebProblem.TooSlow;
import io.yarnsubmit.client.yarn.web.WebProblem.Unusable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.security.authentication.client.AuthenticationException;

/** One question to one web service, and its answer as JSON. Used by one thread. */
final class JsonExchange {
    private static final int MOST_MIB = 8;
    private static final int BUFFER = 16 << 10;
    /** What a ResourceManager answers if it is not the active one and cannot redirect: with status 200 in some cases. */
    private static final Pattern STANDBY =
            Pattern.compile("\\s*(This is standby RM|There is no active RM).*", Pattern.DOTALL);

    private final WebConnector connector;
    private final ClientTls tls;
    private final String address;
    private final WebLimits limits;
    private final long end;
    private Optional<Duration> clockAhead = Optional.empty();

    JsonExchange(WebConnector connector, ClientTls tls, String address, WebLimits limits) {
        this.connector = connector;
        this.tls = tls;
        this.address = address;
        this.limits = limits;
        this.end = System.nanoTime() + limits.answer().toNanos();
    }

    WebAnswer get(String path) {
        try {
            HttpURLConnection connection = connector.get(URI.create(address + path), "application/json", limits);
            clockAhead = clockAhead(connection);
            return answer(connection);
        } catch (AuthenticationException e) {
            return failed(new LoginFailed(Failures.innermost(e)));
        } catch (IOException | IllegalArgumentException e) {
            // After its end, whatever the connection says: it was closed, or no byte came in time.
            return failed(System.nanoTime() - end > 0 ? new TooSlow(limits.answer()) : Failures.unreachable(e, tls));
        }
    }

    private static Optional<Duration> clockAhead(HttpURLConnection connection) {
        long theirs = connection.getDate();
        return theirs == 0
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.now(), Instant.ofEpochMilli(theirs)));
    }

    private WebAnswer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (connection.getHeaderField("Refresh") != null) {
            connection.disconnect();
            return failed(new Standby());
        }
        if (status != HttpURLConnection.HTTP_OK) {
            return failed(new Refused(status, Complaint.of(connection)));
        }
        Optional<String> body = body(connection);
        if (body.isEmpty()) {
            connection.disconnect();
            return failed(new Unusable("it answers with more than " + MOST_MIB + " MiB"));
        }
        return HadoopJson.parse(body.get())
                .<WebAnswer>map(json -> new WebAnswer.Received(address, json, clockAhead))
                .orElseGet(() -> failed(
                        STANDBY.matcher(body.get()).matches()
                                ? new Standby()
                                : new Unusable("its answer is not a JSON object")));
    }

    /** Empty if it is too long. */
    private Optional<String> body(HttpURLConnection connection) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream answer = connection.getInputStream()) {
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                all.write(buffer, 0, count);
                if (all.size() > MOST_MIB << 20) {
                    return Optional.empty();
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("too slow");
                }
            }
        }
        return Optional.of(all.toString(UTF_8));
    }

    private WebAnswer failed(WebProblem problem) {
        return new WebAnswer.Failed(address, problem, clockAhead);
    }
}

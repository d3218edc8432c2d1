package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.client.yarn.web.HadoopWeb;
import io.yarnsubmit.client.yarn.web.WebAnswer;
import io.yarnsubmit.client.yarn.web.WebException;
import io.yarnsubmit.client.yarn.web.WebLimits;
import io.yarnsubmit.client.yarn.web.WebProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The logs of containers, from the web service of their NodeManager, while the application runs. Thread-safe. */
final class NodeManagerWeb {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final String NODE = "/ws/v1/node/";
    private static final int BUFFER = 64 << 10;

    private final HadoopWeb web;

    NodeManagerWeb(HadoopWeb web) {
        this.web = web;
    }

    /**
     * The files in a container's log directory.
     *
     * @param address {@code host:port} of the NodeManager's web service
     * @throws LogsUnavailable if it cannot be reached, does not know the container, or refuses
     */
    List<LogFile> list(String address, String container) throws IOException {
        try {
            WebAnswer answer = web.ask(web.address(address), NODE + "containers/" + container + "/logs", LIMITS);
            if (answer instanceof WebAnswer.Failed failed) {
                throw unavailable(address, failed.problem(), null);
            }
            return answer.content().map(LogList::read).orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /**
     * Reads one file.
     *
     * @param size at most this many bytes; negative: the last ones
     */
    void read(String address, String container, String file, long size, LogSink sink) throws IOException {
        String path = NODE + "containerlogs/" + container + "/"
                + URLEncoder.encode(file, UTF_8).replace("+", "%20") + (size == LogBlocks.WHOLE ? "" : "?size=" + size);
        try (InputStream answer = open(address, path);
                LogBlocks blocks = new LogBlocks(size, new FirstFile(sink))) {
            byte[] buffer = new byte[BUFFER];
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                blocks.write(buffer, 0, count);
            }
        }
    }

    private InputStream open(String address, String path) throws LogsUnavailable {
        try {
            return web.open(web.address(address), path, "text/plain", LIMITS);
        } catch (WebException e) {
            throw unavailable(address, e.problem(), e);
        }
    }

    private static LogsUnavailable unavailable(String address, WebProblem problem, @Nullable Throwable cause) {
        if (problem instanceof WebProblem.Refused refused) {
            return refusal(address, refused, cause);
        }
        if (problem instanceof WebProblem.LoginFailed login) {
            return new LogsUnavailable(
                    Kind.REFUSED,
                    "the NodeManager's web service at " + address + " wants a login: " + login.reason()
                            + "; kinit gets a Kerberos ticket",
                    cause);
        }
        if (problem instanceof WebProblem.Unusable) {
            return new LogsUnavailable(Kind.UNREACHABLE, "the NodeManager's list of files cannot be read", cause);
        }
        return new LogsUnavailable(
                Kind.UNREACHABLE,
                "the NodeManager's web service at " + address + " cannot be reached from here (" + problem.words()
                        + ")",
                cause);
    }

    private static LogsUnavailable refusal(String address, WebProblem.Refused refusal, @Nullable Throwable cause) {
        int status = refusal.status();
        String complaint = refusal.complaint();
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            return new LogsUnavailable(Kind.NOT_THERE, "the NodeManager at " + address + " says: " + complaint, cause);
        }
        boolean refused = status == HttpURLConnection.HTTP_FORBIDDEN
                || status == HttpURLConnection.HTTP_UNAUTHORIZED
                || complaint.toLowerCase(Locale.ROOT).contains("not authorized");
        return new LogsUnavailable(
                refused ? Kind.REFUSED : Kind.NOT_THERE,
                "the NodeManager at " + address + " answers " + status + ": " + complaint,
                cause);
    }

    /** The NodeManager also lists the aggregated part of the file under the same name, which would come twice. */
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

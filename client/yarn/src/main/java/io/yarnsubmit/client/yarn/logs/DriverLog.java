package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * What the driver of an application wrote in cluster mode, from its container's log: on the machine while the application runs,
 * among the aggregated logs afterwards.
 */
public final class DriverLog implements OutputLog {
    /** Aggregation begins when the application has ended, and takes a while. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final long MILLIS_BETWEEN_LOOKS = 1_000;

    private final Cluster cluster;
    private final String application;
    private final String user;

    /** @param user whom the cluster runs it for */
    public DriverLog(Cluster cluster, String application, String user) {
        this.cluster = cluster;
        this.application = application;
        this.user = user;
    }

    /** A connection that breaks, because the reader is slow, is made again from where it was. */
    @Override
    public void read(int attempt, OutputStream stream, long offset, boolean patient, Consumer<byte[]> sink)
            throws IOException, InterruptedException {
        String file = stream == OutputStream.OUTPUT_STREAM_STDERR ? "stderr" : "stdout";
        ContainerLogReader reader = new ContainerLogReader(cluster.configuration());
        Rest rest = new Rest(offset, sink);
        long patienceEnds = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            long before = rest.next;
            try {
                LogPlace place = place(attempt);
                long length = length(reader, place, file);
                if (length <= rest.next) {
                    return;
                }
                reader.read(place, file, rest.next - length, rest);
            } catch (LogsUnavailable e) {
                if (rest.next == before && (!patient || !mayComeYet(e) || System.nanoTime() > patienceEnds)) {
                    throw e;
                }
            } catch (IOException e) {
                if (rest.next == before) {
                    throw e;
                }
            }
            if (rest.next == before) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        }
    }

    private boolean mayComeYet(LogsUnavailable problem) {
        return problem.kind() == Kind.NOT_THERE
                && cluster.configuration()
                        .hadoop()
                        .getBoolean(
                                YarnConfiguration.LOG_AGGREGATION_ENABLED,
                                YarnConfiguration.DEFAULT_LOG_AGGREGATION_ENABLED);
    }

    private static long length(ContainerLogReader reader, LogPlace place, String file) throws IOException {
        List<LogFile> files = reader.list(place);
        if (files.isEmpty()) {
            throw new LogsUnavailable(Kind.NOT_THERE, "there are no logs of " + place.container());
        }
        // A driver that was not started has left no file.
        return files.stream()
                .filter(found -> found.name().equals(file))
                .mapToLong(LogFile::length)
                .max()
                .orElse(0);
    }

    private LogPlace place(int attempt) throws IOException, InterruptedException {
        try {
            for (AttemptFacts facts : AttemptFacts.of(cluster, application)) {
                if (facts.number() == attempt && !facts.container().isEmpty()) {
                    return new LogPlace(user, facts.container(), facts.nodeHttpAddress(), isOver());
                }
            }
        } catch (YarnSubmitException | YarnException e) {
            throw new LogsUnavailable(Kind.UNREACHABLE, "the ResourceManager does not say where its log is", e);
        }
        throw new LogsUnavailable(Kind.UNREACHABLE, "the ResourceManager knows no container of attempt " + attempt);
    }

    private boolean isOver() throws IOException, YarnException {
        YarnApplicationState state = cluster.yarn()
                .getApplicationReport(ApplicationId.fromString(application))
                .getYarnApplicationState();
        return state == YarnApplicationState.FINISHED
                || state == YarnApplicationState.FAILED
                || state == YarnApplicationState.KILLED;
    }

    @Override
    public String whereabouts() {
        return "'yarn-submit logs " + application + " --driver' shows what there is of it";
    }

    /** Takes what it does not have. */
    private static final class Rest implements LogSink {
        private final Consumer<byte[]> sink;
        private long next;
        private long position;

        Rest(long offset, Consumer<byte[]> sink) {
            next = offset;
            this.sink = sink;
        }

        @Override
        public void begin(LogFile file, long offset) {
            position = offset;
        }

        /** A file that has grown since its length was asked for begins too late: nothing is taken. */
        @Override
        public void bytes(byte[] buffer, int from, int count) {
            int known = (int) Math.max(0, Math.min(count, next - position));
            if (position + known == next && known < count) {
                sink.accept(Arrays.copyOfRange(buffer, from + known, from + count));
                next += count - known;
            }
            position += count;
        }

        @Override
        public void end() {
            // All there is.
        }
    }
}

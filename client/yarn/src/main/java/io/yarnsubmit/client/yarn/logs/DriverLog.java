package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.relay.OutputLog;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.io.IOException;
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

    @Override
    public void read(int attempt, OutputStream stream, long offset, boolean patient, Consumer<byte[]> sink)
            throws IOException, InterruptedException {
        String file = stream == OutputStream.OUTPUT_STREAM_STDERR ? "stderr" : "stdout";
        ContainerLogReader reader = new ContainerLogReader(cluster.configuration());
        new LogRest(
                        new GrowingLog() {
                            private LogPlace place = new LogPlace(user, "", "", false);

                            @Override
                            public long length() throws IOException, InterruptedException {
                                place = place(attempt);
                                return DriverLog.length(reader, place, file);
                            }

                            @Override
                            public void readLast(long bytes, LogSink into) throws IOException {
                                reader.read(place, file, -bytes, into);
                            }
                        },
                        problem -> patient && mayComeYet(problem),
                        System::nanoTime,
                        () -> Thread.sleep(MILLIS_BETWEEN_LOOKS))
                .read(offset, sink);
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
            for (ReportedAttempt facts : ReportedAttempt.of(cluster, application)) {
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
}

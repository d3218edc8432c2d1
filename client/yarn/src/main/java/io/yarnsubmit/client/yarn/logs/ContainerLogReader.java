package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.client.yarn.web.HadoopWeb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the logs of containers, wherever they are now. Calls block for a bounded time per machine. Thread-safe. */
public final class ContainerLogReader {
    private final NodeManagerWeb web;
    private final AggregatedLogs aggregated;
    private volatile @Nullable MasterLog master;

    public ContainerLogReader(ClusterConfiguration configuration) {
        web = new NodeManagerWeb(new HadoopWeb(configuration));
        aggregated = new AggregatedLogs(configuration.hadoop());
    }

    /**
     * The last bytes of one file, as text. A character that is cut in two is left out.
     *
     * @param file its name in the container's log directory, such as {@code stderr}
     * @param most how many bytes
     */
    public LogTail tail(LogPlace place, String file, int most) {
        Collected collected = new Collected();
        try {
            read(place, file, -most, collected);
            return new LogTail(Optional.of(collected.text()), "");
        } catch (IOException e) {
            return new LogTail(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private List<LogFile> listLive(LogPlace place) throws IOException {
        if (place.nodeHttpAddress().isEmpty()) {
            throw new LogsUnavailable(Kind.UNREACHABLE, "the machine of " + place.container() + " is not known");
        }
        return web.list(place.nodeHttpAddress(), place.container());
    }

    /** Asks this ApplicationMaster for the files in its container if the NodeManager's web service does not give them. */
    void fallBackTo(MasterLog log) {
        master = log;
    }

    /** The files of one container. */
    List<LogFile> list(LogPlace place) throws IOException {
        List<LogFile> found = new ArrayList<>();
        anywhere(
                place,
                () -> true,
                () -> found.addAll(listLive(place)),
                () -> found.addAll(aggregated.list(place.application(), place.owner(), place.container())));
        return found;
    }

    /**
     * Reads one file.
     *
     * @param size at most this many bytes; negative: the last ones, {@link LogBlocks#WHOLE} for all
     */
    void read(LogPlace place, String file, long size, LogSink sink) throws IOException {
        Noting noting = new Noting(sink);
        anywhere(place, () -> !noting.begun, () -> readLive(place, file, size, noting), () -> {
            if (!aggregated.read(place.application(), place.owner(), place.container(), Set.of(file), size, noting)) {
                throw new LogsUnavailable(
                        Kind.NOT_THERE, "there is no " + file + " of " + place.container() + " among its logs");
            }
        });
    }

    /** Reads a file on the container's machine, where following continues. */
    void readLive(LogPlace place, String file, long size, LogSink sink) throws IOException {
        MasterLog other = master;
        boolean isMasters = other != null && other.container().equals(place.container());
        Noting noting = new Noting(sink);
        try {
            if (place.nodeHttpAddress().isEmpty()) {
                throw new LogsUnavailable(Kind.UNREACHABLE, "the machine of " + place.container() + " is not known");
            }
            web.read(place.nodeHttpAddress(), place.container(), file, size, noting);
        } catch (LogsUnavailable e) {
            if (other == null || !isMasters || noting.begun) {
                throw e;
            }
            other.read(file, size, sink);
        }
    }

    AggregatedLogs aggregated() {
        return aggregated;
    }

    private interface Way {
        void go() throws IOException;
    }

    private static void anywhere(LogPlace place, BooleanSupplier untouched, Way live, Way stored) throws IOException {
        if (place.nodeHttpAddress().isEmpty() && place.applicationEnded()) {
            stored.go();
            return;
        }
        try {
            (place.applicationEnded() ? stored : live).go();
        } catch (IOException first) {
            if (!untouched.getAsBoolean()) {
                throw first;
            }
            try {
                (place.applicationEnded() ? live : stored).go();
            } catch (IOException second) {
                // The error of the likelier place explains more.
                first.addSuppressed(second);
                throw first;
            }
        }
    }

    /** Notes whether data has come: then no other place may start over. */
    private static final class Noting implements LogSink {
        private final LogSink sink;
        private boolean begun;

        Noting(LogSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(LogFile file, long offset) throws IOException {
            begun = true;
            sink.begin(file, offset);
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) throws IOException {
            sink.bytes(buffer, from, count);
        }

        @Override
        public void end() throws IOException {
            sink.end();
        }
    }

    /** Keeps what is read in memory. */
    private static final class Collected implements LogSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean fromWithin;

        @Override
        public void begin(LogFile file, long offset) {
            fromWithin = offset > 0;
        }

        @Override
        public void bytes(byte[] buffer, int from, int count) {
            bytes.write(buffer, from, count);
        }

        @Override
        public void end() {
            // All there is.
        }

        String text() {
            byte[] all = bytes.toByteArray();
            int first = 0;
            while (fromWithin && first < all.length && (all[first] & 0xC0) == 0x80) {
                first++;
            }
            return new String(all, first, all.length - first, UTF_8);
        }
    }
}

package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.run.MapAction.Deliver;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings each unit's output where it belongs, and only then its end into the log: what is there is never run again. Where each
 * file takes a while, several are written at a time. Used by one thread, which waits when too much is on its way. The messages
 * of its exceptions are for the user.
 */
final class ResultWriter {
    private static final int MOST_KIB = 64 << 10;
    private static final long PATIENCE_MINUTES = 10;

    private final OutputSink output;
    private final ResultLog log;
    private final @Nullable ExecutorService writers;
    private final Semaphore room = new Semaphore(MOST_KIB);
    private final ConcurrentLinkedQueue<Deliver> written = new ConcurrentLinkedQueue<>();
    private volatile @Nullable IOException failure;

    private ResultWriter(OutputSink output, ResultLog log, @Nullable ExecutorService writers) {
        this.output = output;
        this.log = log;
        this.writers = writers;
    }

    /** One output after the other, in the order of the calls. */
    static ResultWriter inTurn(OutputSink output, ResultLog log) {
        return new ResultWriter(output, log, null);
    }

    /** Several outputs at a time. */
    static ResultWriter together(OutputSink output, ResultLog log, int writers) {
        return new ResultWriter(output, log, Executors.newFixedThreadPool(writers, work -> {
            Thread thread = new Thread(work, "map-output");
            thread.setDaemon(true);
            return thread;
        }));
    }

    void deliver(Deliver deliver) throws IOException {
        if (writers == null) {
            write(deliver);
        } else {
            int kib = (int) Math.min(MOST_KIB, 1 + (deliver.end().keptBytes() >> 10));
            room.acquireUninterruptibly(kib);
            writers.execute(() -> {
                if (failure == null) {
                    write(deliver);
                }
                room.release(kib);
            });
        }
        logWritten();
    }

    private void write(Deliver deliver) {
        UnitResult end = deliver.end();
        try {
            output.deliver(end);
            written.add(deliver);
        } catch (IOException | RuntimeException e) {
            failure = new IOException("The output cannot be written: " + e.getMessage(), e);
        }
    }

    private void logWritten() throws IOException {
        try {
            for (Deliver next = written.poll(); next != null; next = written.poll()) {
                log.add(next.end(), next.host());
            }
        } catch (IOException e) {
            throw new IOException("The joblog cannot be written: " + e.getMessage(), e);
        }
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** To be called every second or so. */
    void flush() throws IOException {
        logWritten();
        try {
            log.flush();
        } catch (IOException e) {
            throw new IOException("The joblog cannot be written: " + e.getMessage(), e);
        }
    }

    /** Waits until all is written. */
    void finish() throws IOException, InterruptedException {
        if (writers != null) {
            writers.shutdown();
            if (!writers.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(
                        "The output cannot be written: it has not got on for " + PATIENCE_MINUTES + " minutes");
            }
        }
        logWritten();
    }
}

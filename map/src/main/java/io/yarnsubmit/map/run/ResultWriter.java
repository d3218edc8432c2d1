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
 * Writes the output of each unit, and then its result to the log: a unit in the log never runs again. Where writing a
 * file takes long, several are written in parallel. Used by one thread, which waits when too much is being written. The
 * messages of its exceptions are for the user.
 */
final class ResultWriter {
    private static final int MOST_KIB = 64 << 10;
    private static final long TIMEOUT_MINUTES = 10;

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

    /** Writes one output after the other, in the order of the calls. */
    static ResultWriter inTurn(OutputSink output, ResultLog log) {
        return new ResultWriter(output, log, null);
    }

    /** Writes several outputs in parallel. */
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
                try {
                    if (failure == null) {
                        write(deliver);
                    }
                } finally {
                    room.release(kib);
                }
            });
        }
        logWritten();
    }

    private void write(Deliver deliver) {
        UnitResult end = deliver.end();
        try {
            output.deliver(end);
            written.add(deliver);
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it is: a thread that died with it would leave the run waiting, or the output incomplete.
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

    /** To be called about every second. */
    void flush() throws IOException {
        logWritten();
        try {
            log.flush();
        } catch (IOException e) {
            throw new IOException("The joblog cannot be written: " + e.getMessage(), e);
        }
    }

    /** Waits until everything is written. */
    void finish() throws IOException, InterruptedException {
        if (writers != null) {
            writers.shutdown();
            if (!writers.awaitTermination(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(
                        "The output cannot be written: nothing happened for " + TIMEOUT_MINUTES + " minutes");
            }
        }
        logWritten();
    }
}

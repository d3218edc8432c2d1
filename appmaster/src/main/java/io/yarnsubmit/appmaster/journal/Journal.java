package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.journal.JournalKind;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.LogChunk;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events into a file of the container's log directory, so that they are available when the application has ended and
 * its logs are aggregated. It has a thread of its own, which gathers the events of a quarter of a second; a journal that
 * cannot be written harms nothing else. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration GATHER = Duration.ofMillis(250);
    private static final long CLOSE_MILLIS = 500;
    private static final int MOST_LINES_OF_A_KIND = 10_000;
    private static final int MOST_BYTES_OF_A_PIECE = 1 << 20;

    private final Path directory;
    private final Path file;
    private final InstantSource clock;
    private final SecretMask mask;
    private final LineBudget budget = new LineBudget(MOST_LINES_OF_A_KIND);
    private final EventLoop loop = EventLoop.start("journal", e -> log.warn("the journal fails", e));
    // Touched only on the loop.
    private @Nullable BufferedWriter writer;
    private boolean flushPlanned;
    private boolean broken;

    /** @param mask hides the user's secrets: others may read the journal */
    public Journal(Path logDirectory, InstantSource clock, SecretMask mask) {
        this.mask = mask;
        directory = logDirectory;
        file = logDirectory.resolve(LaunchNames.JOURNAL_FILE);
        this.clock = clock;
    }

    /** Something happens now. */
    public JournalEvent event(JournalKind kind) {
        return JournalEvent.of(kind, clock.instant());
    }

    /** Writes it down, soon. */
    public void note(JournalEvent event) {
        loop.execute(() -> {
            if (budget.allows(event.kind())) {
                write(event.line(mask));
            }
            planFlush();
        });
    }

    /**
     * Reads a piece of a file of the log directory, the journal itself or one that another part writes, on the journal's
     * thread: the caller must not wait for a disk.
     *
     * @param name of the file, without a path
     * @param offset of the first byte; negative: counted back from the end
     * @param reader gets nothing if the file does not exist
     */
    public void read(String name, long offset, Consumer<Optional<LogChunk>> reader) {
        loop.execute(() -> {
            flush();
            reader.accept(piece(name, offset));
        });
    }

    private Optional<LogChunk> piece(String name, long offset) {
        Path wanted = directory.resolve(name);
        if (!directory.equals(wanted.getParent()) || !Files.isRegularFile(wanted)) {
            return Optional.empty();
        }
        try {
            long length = DriverOutputFiles.length(wanted);
            long from = offset < 0 ? Math.max(0, length + offset) : offset;
            return Optional.of(LogChunk.newBuilder()
                    .setData(DriverOutputFiles.read(wanted, from, MOST_BYTES_OF_A_PIECE))
                    .setOffset(from)
                    .setLength(length)
                    .build());
        } catch (IOException e) {
            log.warn("{} cannot be read", wanted, e);
            return Optional.empty();
        }
    }

    /** Earlier events are in the file when this returns, unless the disk is slow. */
    public void finish() {
        CountDownLatch written = new CountDownLatch(1);
        loop.execute(() -> {
            if (budget.hasUntold()) {
                JournalEvent counts = event(JournalKind.NOT_SHOWN);
                budget.notShown().forEach(counts::with);
                write(counts.line(mask));
            }
            flush();
            written.countDown();
        });
        try {
            if (!written.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                log.warn("the end of the journal is not written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same; afterwards nothing more is written. */
    @Override
    public void close() {
        finish();
        loop.close();
    }

    private void write(String line) {
        if (broken) {
            return;
        }
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            }
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            fails(e);
        }
    }

    private void planFlush() {
        if (!flushPlanned) {
            flushPlanned = true;
            loop.schedule(GATHER, () -> {
                flushPlanned = false;
                flush();
            });
        }
    }

    private void flush() {
        if (writer != null && !broken) {
            try {
                writer.flush();
            } catch (IOException e) {
                fails(e);
            }
        }
    }

    private void fails(IOException cause) {
        broken = true;
        log.warn("the journal cannot be written any more: {}", cause.toString());
    }
}

package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Reads a log from an offset to its end, each byte once. A connection that breaks, because the reader is slow, is made again
 * from where it was.
 */
final class LogRest {
    /** Aggregation begins when the application has ended, and takes a while. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** So many connections in a row may break before anything new has come. */
    static final int MOST_BREAKS = 3;

    private final GrowingLog log;
    private final Predicate<LogsUnavailable> mayComeYet;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /** Waits a moment before the next look. */
    @FunctionalInterface
    interface Pause {
        void make() throws InterruptedException;
    }

    /** @param mayComeYet whether a log that is not there is worth waiting for */
    LogRest(GrowingLog log, Predicate<LogsUnavailable> mayComeYet, LongSupplier nanoTime, Pause pause) {
        this.log = log;
        this.mayComeYet = mayComeYet;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** @throws IOException when nothing more comes although there is more */
    void read(long offset, Consumer<byte[]> sink) throws IOException, InterruptedException {
        Unread unread = new Unread(offset, sink);
        long patienceEnds = nanoTime.getAsLong() + LONGEST_WAIT.toNanos();
        int breaks = 0;
        while (true) {
            long before = unread.next;
            long length = -1;
            try {
                length = log.length();
                if (length <= unread.next) {
                    return;
                }
                log.readLast(length - unread.next, unread);
                breaks = 0;
            } catch (LogsUnavailable e) {
                if (unread.next == before && (!mayComeYet.test(e) || nanoTime.getAsLong() > patienceEnds)) {
                    throw e;
                }
            } catch (IOException e) {
                breaks = unread.next == before ? breaks + 1 : 0;
                if (breaks == MOST_BREAKS) {
                    throw e;
                }
            }
            if (unread.next > before) {
                patienceEnds = nanoTime.getAsLong() + LONGEST_WAIT.toNanos();
                continue;
            }
            if (length >= 0 && nanoTime.getAsLong() > patienceEnds) {
                throw new IOException("of its " + length + " bytes nothing more comes after " + before);
            }
            pause.make();
        }
    }

    /** Takes what it does not have. */
    private static final class Unread implements LogSink {
        private final Consumer<byte[]> sink;
        private long next;
        private long position;

        Unread(long offset, Consumer<byte[]> sink) {
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

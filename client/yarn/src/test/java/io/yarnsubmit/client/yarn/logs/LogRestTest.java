package io.yarnsubmit.client.yarn.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogRestTest {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private long nanos;
    private int pauses;

    private void read(GrowingLog log, boolean patient, long offset) throws IOException, InterruptedException {
        new LogRest(log, problem -> patient && problem.kind() == Kind.NOT_THERE, () -> nanos, () -> {
                    pauses++;
                    nanos += TimeUnit.SECONDS.toNanos(1);
                })
                .read(offset, bytes -> read.write(bytes, 0, bytes.length));
    }

    private static LogFile file(long length) {
        return new LogFile("c", "n", "stdout", length, Optional.empty());
    }

    static LongStream seeds() {
        return Seeds.of(200, 20_000).stream();
    }

    /** Connections break, the file grows between the question and the answer, or is not there for a while. */
    private static final class UnkindLog implements GrowingLog {
        final Random random;
        final byte[] all;
        int written;
        int absences;
        int breaks;

        UnkindLog(long seed) {
            random = new Random(seed);
            all = new byte[random.nextInt(5_000)];
            random.nextBytes(all);
            written = random.nextInt(all.length + 1);
            absences = random.nextInt(10);
        }

        private void grow() {
            if (random.nextBoolean()) {
                written = Math.min(all.length, written + random.nextInt(2_000));
            }
        }

        @Override
        public long length() throws IOException {
            if (absences > 0) {
                absences--;
                throw new LogsUnavailable(Kind.NOT_THERE, "not aggregated yet");
            }
            if (random.nextInt(4) > 0) {
                written = all.length;
            }
            return written;
        }

        @Override
        public void readLast(long bytes, LogSink into) throws IOException {
            grow();
            int from = (int) Math.max(0, written - bytes - (random.nextInt(3) == 0 ? random.nextInt(100) : 0));
            into.begin(file(written), from);
            while (from < written) {
                int count = Math.min(1 + random.nextInt(700), written - from);
                byte[] buffer = new byte[count + 7];
                System.arraycopy(all, from, buffer, 7, count);
                into.bytes(buffer, 7, count);
                from += count;
                if (breaks < LogRest.MOST_BREAKS - 1 && random.nextInt(5) == 0 && from < written) {
                    breaks++;
                    throw new IOException("connection reset");
                }
            }
            into.end();
            breaks = 0;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyByteComesOnce_inOrder(long seed) throws IOException, InterruptedException {
        UnkindLog log = new UnkindLog(seed);
        int offset = log.random.nextInt(log.written + 1);

        read(log, true, offset);

        byte[] expected = Arrays.copyOfRange(log.all, offset, Math.max(offset, log.written));
        assertThat(read.toByteArray()).as(Seeds.repeat(seed)).isEqualTo(expected);
    }

    private static GrowingLog failing(IOException problem) {
        return new GrowingLog() {
            @Override
            public long length() throws IOException {
                throw problem;
            }

            @Override
            public void readLast(long bytes, LogSink into) {
                throw new AssertionError("not asked for");
            }
        };
    }

    @Test
    void whatIsNotThere_isWaitedFor_untilPatienceEnds() {
        GrowingLog log = failing(new LogsUnavailable(Kind.NOT_THERE, "not yet"));

        assertThatThrownBy(() -> read(log, false, 0)).hasMessage("not yet");
        assertThat(pauses).isZero();
        assertThatThrownBy(() -> read(log, true, 0)).hasMessage("not yet");
        assertThat(pauses).isEqualTo((int) LogRest.LONGEST_WAIT.toSeconds() + 1);
    }

    @Test
    void whatIsRefused_isNotWaitedFor_whatBreaksIsTriedAgain() {
        assertThatThrownBy(() -> read(failing(new LogsUnavailable(Kind.REFUSED, "no permission")), true, 0))
                .hasMessage("no permission");
        assertThat(pauses).isZero();
        assertThatThrownBy(() -> read(failing(new IOException("broken")), true, 0))
                .hasMessage("broken");
        assertThat(pauses).isEqualTo(LogRest.MOST_BREAKS - 1);
    }

    @Test
    void aLogThatGivesLessThanItsLength_doesNotHoldForEver() {
        GrowingLog log = new GrowingLog() {
            @Override
            public long length() {
                return 9;
            }

            @Override
            public void readLast(long bytes, LogSink into) throws IOException {
                into.begin(file(9), 0);
                into.bytes(new byte[4], 0, 4);
                into.end();
            }
        };

        assertThatThrownBy(() -> read(log, true, 0)).hasMessage("of its 9 bytes nothing more comes after 4");
        assertThat(read.size()).isEqualTo(4);
    }
}

package io.yarnsubmit.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class OutletTest {
    private final List<String> failures = new ArrayList<>();

    /** A pipe whose reader pauses. */
    private static final class Stalled extends OutputStream {
        final CountDownLatch goesOn = new CountDownLatch(1);
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            taken.write(bytes, from, count);
        }
    }

    private static final class Broken extends OutputStream {
        @Override
        public void write(int oneByte) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    private Outlet outlet() {
        return Outlet.threaded((stream, cause) -> {
            synchronized (failures) {
                failures.add(cause.getMessage());
            }
        });
    }

    @Test
    void add_readerPauses_doesNotWait_andAllComesInOrder() throws Exception {
        Stalled stream = new Stalled();
        Outlet outlet = outlet();
        for (int i = 0; i < 1_000; i++) {
            outlet.add(stream, (i + "\n").getBytes(UTF_8));
        }
        outlet.awaitWritten(Duration.ofMillis(10));
        assertThat(outlet.waitingBytes()).isPositive();

        stream.goesOn.countDown();
        outlet.awaitWritten();

        assertThat(stream.taken.toString(UTF_8)).startsWith("0\n1\n2\n").endsWith("998\n999\n");
    }

    @Test
    void streamOfAnother_readerPauses_isWrittenByItsOwnOutlet() throws Exception {
        Stalled stalled = new Stalled();
        ByteArrayOutputStream free = new ByteArrayOutputStream();
        outlet().add(stalled, new byte[10]);
        Outlet other = outlet();

        other.add(free, "here".getBytes(UTF_8));
        other.awaitWritten();

        assertThat(free.toString(UTF_8)).isEqualTo("here");
        stalled.goesOn.countDown();
    }

    @Test
    void write_readerIsGone_isSaidOnce_andNothingWaits() throws Exception {
        Outlet outlet = outlet();
        Broken stream = new Broken();

        outlet.add(stream, new byte[3]);
        outlet.awaitWritten();
        outlet.add(stream, new byte[3]);
        outlet.awaitWritten();

        assertThat(failures).containsExactly("Broken pipe");
        assertThat(outlet.hasFailed(stream)).isTrue();
    }

    /** A stream of a program that submits: its own methods may fail. */
    private static final class Odd extends OutputStream {
        @Override
        public void write(int oneByte) {
            throw new IllegalStateException("odd");
        }
    }

    @Test
    void write_streamThrows_failsThatStream_andTheOthersAreWritten() throws Exception {
        Odd odd = new Odd();
        Stalled stream = new Stalled();
        List<OutputStream> named = new CopyOnWriteArrayList<>();
        Outlet outlet = Outlet.threaded((failed, cause) -> named.add(failed));
        outlet.add(stream, "before ".getBytes(UTF_8));
        outlet.add(odd, new byte[3]);
        outlet.add(stream, "after".getBytes(UTF_8));
        outlet.add(odd, new byte[5]);

        stream.goesOn.countDown();
        outlet.awaitWritten();

        assertThat(stream.taken.toString(UTF_8)).isEqualTo("before after");
        assertThat(outlet.hasFailed(odd)).isTrue();
        assertThat(outlet.hasFailed(stream)).isFalse();
        assertThat(named).containsExactly(odd);
    }

    /** A reader that is slow, leaves, or whose stream is broken in itself, from some byte on. */
    private static final class OddReader extends OutputStream {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        final Random random;
        final int end;

        OddReader(long seed) {
            random = new Random(seed);
            end = random.nextInt(3) == 0 ? random.nextInt(300) : Integer.MAX_VALUE;
        }

        @Override
        public void write(int oneByte) {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (random.nextInt(10) == 0) {
                Thread.yield();
            }
            if (taken.size() + count > end) {
                switch (random.nextInt(3)) {
                    case 0 -> throw new IllegalStateException("odd");
                    case 1 -> throw new StackOverflowError();
                    default -> throw new IOException("Broken pipe");
                }
            }
            taken.write(bytes, from, count);
        }
    }

    static LongStream seeds() {
        return Seeds.of(60, 5_000).stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverReadersDo_eachThatStaysGetsAll_andNobodyWaitsForTheOthers(long seed) throws Exception {
        Random random = new Random(seed);
        List<OutputStream> failed = new CopyOnWriteArrayList<>();
        Outlet outlet = Outlet.threaded((stream, cause) -> failed.add(stream));
        List<OddReader> readers = List.of(new OddReader(seed), new OddReader(seed + 1), new OddReader(seed + 2));
        List<ByteArrayOutputStream> added =
                readers.stream().map(reader -> new ByteArrayOutputStream()).toList();
        for (int piece = random.nextInt(200); piece > 0; piece--) {
            int whose = random.nextInt(readers.size());
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            outlet.add(readers.get(whose), bytes);
            added.get(whose).writeBytes(bytes);
        }

        outlet.awaitWritten();

        for (int i = 0; i < readers.size(); i++) {
            OddReader reader = readers.get(i);
            byte[] all = added.get(i).toByteArray();
            boolean leaves = all.length > reader.end;
            assertThat(outlet.hasFailed(reader)).as(Seeds.repeat(seed)).isEqualTo(leaves);
            byte[] expected = leaves ? Arrays.copyOf(all, reader.taken.size()) : all;
            assertThat(reader.taken.toByteArray()).as(Seeds.repeat(seed)).isEqualTo(expected);
        }
        await(() -> failed.size() == readers.stream().filter(outlet::hasFailed).count());
        assertThat(failed).as(Seeds.repeat(seed)).doesNotHaveDuplicates();
    }

    /** Who failed is told after everybody may go on. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }
}

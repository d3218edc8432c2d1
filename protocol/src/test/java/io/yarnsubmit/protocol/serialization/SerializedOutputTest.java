package io.yarnsubmit.protocol.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerializedOutputTest {
    private static final Seeds SEEDS = Seeds.of(300, 3_000);

    @TempDir
    Path directory;

    private int files;

    @Test
    void whateverIsWrittenInPartsOfAnySize_isThere_unlessItIsTooMuch() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            long most = around(random, 300_000);
            long mostInMemory = around(random, 20_000);
            boolean mayOverflow = random.nextBoolean();
            SerializedOutput out = mayOverflow
                    ? SerializedOutput.inMemoryOrFile(most, mostInMemory, this::newFile)
                    : SerializedOutput.inMemory(most);
            ByteArrayOutputStream model = new ByteArrayOutputStream();
            boolean refused = false;
            for (int parts = random.nextInt(12); parts > 0; parts--) {
                byte[] part = new byte[size(random, most, mostInMemory, model.size())];
                random.nextBytes(part);
                boolean fits = !refused && model.size() + part.length <= most;
                try {
                    write(out, part, random);
                    assertThat(fits).as("accepted").isTrue();
                    model.writeBytes(part);
                } catch (ValueTooLargeException e) {
                    assertThat(fits).as("refused").isFalse();
                    assertThat(e.most()).isEqualTo(most);
                    refused = true;
                }
            }
            assertThat(refused ? 0 : out.size() - model.size()).isZero();
            end(out, model.toByteArray(), refused, mayOverflow && model.size() > mostInMemory);
        });
        assertThat(files).as("some went to files").isPositive();
    }

    private void end(SerializedOutput out, byte[] written, boolean refused, boolean inFile) throws IOException {
        if (refused) {
            assertThatThrownBy(out::close).isInstanceOf(ValueTooLargeException.class);
        } else {
            out.close();
            assertThat(out.file() != null).isEqualTo(inFile);
            assertThat(inFile ? Files.readAllBytes(out.file()) : out.bytes().toByteArray())
                    .isEqualTo(written);
        }
        out.discard();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    private static void write(SerializedOutput out, byte[] part, Random random) throws IOException {
        if (part.length == 1 && random.nextBoolean()) {
            out.write(part[0]);
        } else if (random.nextInt(4) == 0) {
            out.add(ByteString.copyFrom(part));
        } else {
            byte[] padded = new byte[part.length + 7];
            System.arraycopy(part, 0, padded, 3, part.length);
            out.write(padded, 3, part.length);
        }
    }

    /** Likes sizes that end just before, at and after a limit. */
    private static int size(Random random, long most, long mostInMemory, int sofar) {
        int beside = random.nextInt(3) - 1;
        return (int) Math.max(
                0,
                switch (random.nextInt(6)) {
                    case 0 -> most - sofar + beside;
                    case 1 -> mostInMemory - sofar + beside;
                    case 2 -> 512 + beside;
                    case 3 -> random.nextInt(3);
                    default -> random.nextInt(40_000);
                });
    }

    private static long around(Random random, int size) {
        return random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(size);
    }

    private Path newFile() {
        return directory.resolve("file-" + ++files);
    }

    @Test
    void aFileIsReadInPiecesOfAnySize() {
        SEEDS.forEach(seed -> {
            byte[] bytes = new byte[(int) around(new Random(seed), 700_000)];
            Arrays.fill(bytes, (byte) seed);
            Path file = directory.resolve("read");
            Files.write(file, bytes);
            try (InputStream in = Files.newInputStream(file)) {
                assertThat(SerializedOutput.read(in)).isEqualTo(ByteString.copyFrom(bytes));
            }
        });
    }

    /** Never stops by itself. */
    public static final class Endless implements Externalizable {
        private static final long serialVersionUID = 1;

        private final boolean stubborn;

        @SuppressWarnings("unused") // For the JDK.
        public Endless() {
            this(false);
        }

        Endless(boolean stubborn) {
            this.stubborn = stubborn;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            for (int i = 0; true; i++) {
                try {
                    out.writeLong(i);
                } catch (IOException e) {
                    if (!stubborn || i > 50_000) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }

    @Test
    void whatWritesForEver_isStopped_evenWhenItCatchesTheException() {
        TaskSerializer serializer = new TaskSerializer(getClass().getClassLoader(), "maxdepth=10");
        for (boolean stubborn : new boolean[] {false, true}) {
            SerializedOutput inMemory = SerializedOutput.inMemory(100_000);
            assertThatThrownBy(() -> serializer.write(new Endless(stubborn), inMemory))
                    .isInstanceOf(ValueTooLargeException.class);
            SerializedOutput inFile = SerializedOutput.inMemoryOrFile(100_000, 10, this::newFile);
            assertThatThrownBy(() -> serializer.write(new Endless(stubborn), inFile))
                    .isInstanceOf(ValueTooLargeException.class);
            inFile.discard();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void stringsAndArraysOfAnyLengthAreReadAsTheyWere() throws Exception {
        TaskSerializer serializer = new TaskSerializer(getClass().getClassLoader(), "maxdepth=10");
        for (int length : new int[] {
            0, 1, 65_535, 65_536, PlainValueCodec.LONGEST - 1, PlainValueCodec.LONGEST, PlainValueCodec.LONGEST + 1
        }) {
            String text = "x".repeat(length);
            assertThat(serializer.read(serializer.write(text)).equals(text))
                    .as("text of " + length)
                    .isTrue();
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 7);
            assertThat(Arrays.equals((byte[]) serializer.read(serializer.write(bytes)), bytes))
                    .as("array of " + length)
                    .isTrue();
        }
    }

    @Test
    void aFullDisk_isSaidToBeOurs() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        SerializedOutput out = SerializedOutput.inMemoryOrFile(1_000_000, 10, () -> full);

        assertThatThrownBy(() -> {
                    out.write(new byte[600_000], 0, 600_000);
                    out.close();
                })
                .hasMessageStartingWith(
                        "A value that is too large to stay in memory could not be written to /dev/full: ");
    }
}

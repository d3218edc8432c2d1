package io.yarnsubmit.protocol.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockStoreTest {
    @TempDir
    Path directory;

    @Test
    void whatIsTooMuchForTheMemoryIsInFiles_andIsTheSame() throws IOException {
        BlockStore store = new BlockStore(10, directory.resolve("blocks"));
        store.put(1, bytes("in memory"));
        assertThat(directory.resolve("blocks")).doesNotExist();
        store.put(2, bytes("on disk"));

        assertThat(store.get(1)).contains(bytes("in memory"));
        assertThat(store.get(2)).contains(bytes("on disk"));
        assertThat(store.get(3)).isEmpty();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void whatIsReleasedIsGone_andItsMemoryIsFree() throws IOException {
        BlockStore store = new BlockStore(10, directory);
        store.put(1, bytes("12345678"));
        store.put(2, bytes("on disk"));
        store.put(9, bytes("x"));
        store.release(1, 8);

        assertThat(store.get(1)).isEmpty();
        assertThat(store.get(2)).isEmpty();
        assertThat(store.get(9)).isPresent();
        assertThat(files()).isZero();
        store.put(3, bytes("123456789"));
        assertThat(files()).as("it fits again").isZero();
    }

    @Test
    void aBlockThatIsMadeAgainTakesTheFormersPlace() throws IOException {
        BlockStore store = new BlockStore(10, directory);
        store.put(1, bytes("12345678"));
        store.put(1, bytes("87654321"));

        assertThat(store.get(1)).contains(bytes("87654321"));
        assertThat(store.size()).isEqualTo(1);
        assertThat(files()).isZero();
    }

    @Test
    void storesThatShareADirectoryDoNotDisturbEachOther() throws IOException {
        BlockStore one = new BlockStore(0, directory);
        BlockStore other = new BlockStore(0, directory);
        one.put(1, bytes("one"));
        other.put(1, bytes("other"));
        try (SerializedOutput written = other.newOutput(0)) {
            written.write(new byte[] {'2'});
            other.put(2, written);
        }

        assertThat(one.get(1)).contains(bytes("one"));
        assertThat(other.get(1)).contains(bytes("other"));
        assertThat(other.get(2)).contains(bytes("2"));
        one.release(1, 1);
        other.release(1, 2);
        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}

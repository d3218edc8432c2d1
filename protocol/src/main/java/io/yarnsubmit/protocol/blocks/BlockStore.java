package io.yarnsubmit.protocol.blocks;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps blocks of bytes by id: in memory up to a limit, beyond it in files. A file is deleted with its block. The
 * directory belongs to the process and goes with its container. Thread-safe.
 */
public final class BlockStore {
    private final ConcurrentSkipListMap<Long, Block> blocks = new ConcurrentSkipListMap<>();
    private final AtomicLong bytesInMemory = new AtomicLong();
    private final long mostBytesInMemory;
    private final Path directory;

    private sealed interface Block {
        record InMemory(ByteString bytes) implements Block {}

        record InFile(Path file) implements Block {}
    }

    /** @param directory for blocks beyond the limit; created when needed */
    public BlockStore(long mostBytesInMemory, Path directory) {
        this.mostBytesInMemory = mostBytesInMemory;
        this.directory = directory;
    }

    /**
     * For a value that may become a block. It goes to a file as soon as it takes more memory than is left here.
     *
     * @param leastInMemory so much of it stays in memory in any case
     */
    public SerializedOutput newOutput(long leastInMemory) {
        long left = mostBytesInMemory - bytesInMemory.get();
        return SerializedOutput.inMemoryOrFile(Math.max(leastInMemory, left), this::newFile);
    }

    /** No other process uses it, even if the directory is shared. */
    private Path newFile() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "block-", "");
    }

    /** @throws IOException for instance when the disk is full; the block is not kept then */
    public void put(long id, SerializedOutput written) throws IOException {
        Path file = written.file();
        if (file == null) {
            put(id, written.bytes());
        } else {
            release(id, 1);
            blocks.put(id, new Block.InFile(file));
        }
    }

    /** @throws IOException as above */
    public void put(long id, ByteString bytes) throws IOException {
        release(id, 1);
        if (bytesInMemory.addAndGet(bytes.size()) <= mostBytesInMemory) {
            blocks.put(id, new Block.InMemory(bytes));
            return;
        }
        bytesInMemory.addAndGet(-bytes.size());
        Path file = newFile();
        try (OutputStream out = SerializedOutput.spillTo(file)) {
            bytes.writeTo(out);
        } catch (IOException e) {
            delete(file);
            throw e;
        }
        blocks.put(id, new Block.InFile(file));
    }

    /** All of a block, in memory. Empty if there is no such block. */
    public Optional<ByteString> get(long id) throws IOException {
        Block block = blocks.get(id);
        if (block instanceof Block.InMemory inMemory) {
            return Optional.of(inMemory.bytes());
        } else if (block instanceof Block.InFile inFile) {
            try (InputStream in = Files.newInputStream(inFile.file())) {
                return Optional.of(SerializedOutput.read(in));
            }
        }
        return Optional.empty();
    }

    /** A block to be read in pieces; the caller closes it. Empty if there is no such block. */
    Optional<BlockPieces> pieces(long id, int pieceBytes) throws IOException {
        Block block = blocks.get(id);
        if (block instanceof Block.InMemory inMemory) {
            return Optional.of(BlockPieces.of(inMemory.bytes(), pieceBytes));
        } else if (block instanceof Block.InFile inFile) {
            return Optional.of(BlockPieces.of(Files.newInputStream(inFile.file()), pieceBytes));
        }
        return Optional.empty();
    }

    /** Deletes blocks that nobody needs any more; ids without a block are ignored. */
    public void release(long first, long count) {
        Map<Long, Block> range = blocks.subMap(first, first + count);
        for (Long id : range.keySet()) {
            Block block = blocks.remove(id);
            if (block instanceof Block.InMemory inMemory) {
                bytesInMemory.addAndGet(-inMemory.bytes().size());
            } else if (block instanceof Block.InFile inFile) {
                delete(inFile.file());
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The file goes with the directory.
        }
    }

    /** How many bytes a block that is in memory has; 0 if there is no such block. */
    public long bytes(long id) {
        return blocks.get(id) instanceof Block.InMemory inMemory
                ? inMemory.bytes().size()
                : 0;
    }

    /** The number of blocks. */
    public int size() {
        return blocks.size();
    }
}

package io.yarnsubmit.protocol.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the serialized form of a value, in pieces that need no large arrays. It is in memory up to a limit, and
 * beyond that in a file if there may be one. Code of the user may write for ever, so there is a most that it may write.
 */
public final class SerializedOutput extends OutputStream {
    /** The most that a value may take: what one {@link ByteString} can hold. */
    public static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

    private static final int FIRST_PIECE_BYTES = 512;
    /** Larger arrays would take whole regions of the heap each. */
    private static final int LARGEST_PIECE_BYTES = 256 << 10;

    private final long most;
    private final long mostInMemory;
    private final @Nullable OverflowFile overflow;
    private final List<ByteString> pieces = new ArrayList<>();
    private byte[] piece = {};
    private int used;
    private long size;
    private boolean tooLarge;
    private @Nullable Path file;
    private @Nullable OutputStream toFile;

    /** Makes the file for what is too much for the memory. */
    @FunctionalInterface
    public interface OverflowFile {
        /** The path of a new file. */
        Path path() throws IOException;
    }

    private SerializedOutput(long most, long mostInMemory, @Nullable OverflowFile overflow) {
        this.most = most;
        this.mostInMemory = mostInMemory;
        this.overflow = overflow;
    }

    /** All of it in memory. */
    public static SerializedOutput inMemory(long most) {
        return new SerializedOutput(most, most, null);
    }

    /** In memory, or all of it in a file when it takes more than that. */
    public static SerializedOutput inMemoryOrFile(long mostInMemory, OverflowFile overflow) {
        return inMemoryOrFile(MOST_BYTES, mostInMemory, overflow);
    }

    static SerializedOutput inMemoryOrFile(long most, long mostInMemory, OverflowFile overflow) {
        return new SerializedOutput(most, mostInMemory, overflow);
    }

    /** How many bytes were written so far. */
    public long size() {
        return size;
    }

    /** The file that has all of it; null if it is in memory. */
    public @Nullable Path file() {
        return file;
    }

    /** What was written, when it is in memory. */
    public ByteString bytes() {
        if (file != null) {
            throw new IllegalStateException("its " + size + " bytes are in " + file);
        }
        endPiece();
        return pieces.size() == 1 ? pieces.get(0) : ByteString.copyFrom(pieces);
    }

    /** Adds bytes that never change. */
    void add(ByteString bytes) throws IOException {
        if (file == null && !wouldOverflow(bytes.size())) {
            count(bytes.size());
            endPiece();
            pieces.add(bytes);
        } else {
            bytes.writeTo(this);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (file == null && wouldOverflow(length)) {
            moveToFile();
        }
        count(length);
        if (toFile != null) {
            toFile.write(from, offset, length);
        } else {
            append(from, offset, length);
        }
    }

    /** The user's code may have caught the exception, and written on. */
    private void count(int more) throws ValueTooLargeException {
        if (tooLarge || size + more > most) {
            tooLarge = true;
            throw new ValueTooLargeException(most);
        }
        size += more;
    }

    private boolean wouldOverflow(int more) {
        return overflow != null && size + more > mostInMemory && size + more <= most;
    }

    private void append(byte[] from, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (used == piece.length) {
                endPiece();
                piece = new byte[(int) Math.min(LARGEST_PIECE_BYTES, Math.max(FIRST_PIECE_BYTES, size))];
            }
            int part = Math.min(length - done, piece.length - used);
            System.arraycopy(from, offset + done, piece, used, part);
            used += part;
            done += part;
        }
    }

    private void endPiece() {
        if (used > 0) {
            pieces.add(UnsafeByteOperations.unsafeWrap(used == piece.length ? piece : Arrays.copyOf(piece, used)));
        }
        piece = new byte[] {};
        used = 0;
    }

    private void moveToFile() throws IOException {
        endPiece();
        OutputStream out = openFile();
        for (ByteString each : pieces) {
            each.writeTo(out);
        }
        pieces.clear();
    }

    private OutputStream openFile() throws IOException {
        if (overflow == null) {
            throw new IllegalStateException("there is no file");
        }
        Path path = overflow.path();
        OutputStream out = new BufferedOutputStream(new SpillFile(path), LARGEST_PIECE_BYTES);
        file = path;
        toFile = out;
        return out;
    }

    /** Writes a file for what is too much for the memory; its exceptions say that. */
    public static OutputStream spillTo(Path path) throws IOException {
        return new SpillFile(path);
    }

    /** Ends the writing. What is too large, or could not be written, is dropped then. */
    @Override
    public void close() throws IOException {
        if (toFile != null) {
            toFile.close();
        }
        if (tooLarge) {
            throw new ValueTooLargeException(most);
        }
    }

    /** Drops all of it. */
    public void discard() {
        pieces.clear();
        piece = new byte[] {};
        used = 0;
        try {
            if (toFile != null) {
                toFile.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The file goes with its directory.
        }
    }

    /** Reads a file in pieces, so that it needs no large array. */
    public static ByteString read(InputStream in) throws IOException {
        List<ByteString> read = new ArrayList<>();
        byte[] next = in.readNBytes(LARGEST_PIECE_BYTES);
        while (next.length > 0) {
            read.add(UnsafeByteOperations.unsafeWrap(next));
            next = in.readNBytes(LARGEST_PIECE_BYTES);
        }
        return ByteString.copyFrom(read);
    }
}

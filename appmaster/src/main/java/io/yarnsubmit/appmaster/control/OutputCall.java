package io.yarnsubmit.appmaster.control;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.protocol.v1.OutputPiece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One stream of the driver's output on its way to one client, from the file that the driver writes. No more is read than the
 * connection takes, so a slow client costs nothing. Touched on the feed's thread alone.
 */
final class OutputCall {
    private static final int PIECE_BYTES = 256 << 10;
    /** So many bytes wait in the connection, that the reading of files and the sending overlap. */
    private static final int UNDER_WAY_BYTES = 2 * PIECE_BYTES;
    /** After so many pieces others have their turn. */
    private static final int PIECES_AT_ONCE = 16;

    private final ServerCallStreamObserver<OutputPiece> stream;
    private final Path file;
    private final boolean standardError;
    private long offset;
    private @Nullable FileChannel channel;
    private boolean closed;

    OutputCall(ServerCallStreamObserver<OutputPiece> stream, Path file, boolean standardError, long offset) {
        this.stream = stream;
        this.file = file;
        this.standardError = standardError;
        this.offset = offset;
    }

    /** Before the call begins. */
    static void prepare(ServerCallStreamObserver<OutputPiece> stream) {
        stream.setOnReadyThreshold(UNDER_WAY_BYTES);
    }

    boolean isStandardError() {
        return standardError;
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Sends what there is.
     *
     * @param end where the output ends; {@link Long#MAX_VALUE} while the driver runs
     * @return whether there is more that could be sent at once
     */
    boolean send(long end) {
        try {
            for (int piece = 0; piece < PIECES_AT_ONCE; piece++) {
                if (closed || stream.isCancelled()) {
                    close();
                    return false;
                }
                if (offset >= end) {
                    stream.onCompleted();
                    close();
                    return false;
                }
                if (!stream.isReady() || !sendPiece(end)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            fail(Status.DATA_LOSS.withDescription("the driver's output cannot be read: " + e.getMessage()));
            return false;
        }
    }

    private boolean sendPiece(long end) throws IOException {
        byte[] piece = read((int) Math.min(PIECE_BYTES, end - offset));
        if (piece.length == 0) {
            if (end != Long.MAX_VALUE) {
                fail(Status.DATA_LOSS.withDescription(
                        "the driver's output ends after " + offset + " of " + end + " bytes: its file was cut"));
            }
            return false;
        }
        stream.onNext(OutputPiece.newBuilder()
                .setData(UnsafeByteOperations.unsafeWrap(piece))
                .build());
        offset += piece.length;
        return true;
    }

    private byte[] read(int most) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            if (!Files.exists(file)) {
                return new byte[0];
            }
            open = FileChannel.open(file, StandardOpenOption.READ);
            channel = open;
        }
        int there = (int) Math.min(most, Math.max(0, open.size() - offset));
        byte[] piece = new byte[there];
        ByteBuffer buffer = ByteBuffer.wrap(piece);
        while (buffer.hasRemaining()) {
            if (open.read(buffer, offset + buffer.position()) < 0) {
                return Arrays.copyOf(piece, buffer.position());
            }
        }
        return piece;
    }

    private void fail(Status status) {
        if (!closed && !stream.isCancelled()) {
            stream.onError(status.asRuntimeException());
        }
        close();
    }

    /** The client is gone, or has all. */
    void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
            }
            channel = null;
        }
    }
}

package io.yarnsubmit.protocol.blocks;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BlockChunk;
import io.yarnsubmit.protocol.v1.BlockLocation;
import io.yarnsubmit.protocol.v1.BlocksGrpc;
import io.yarnsubmit.protocol.v1.FetchRequest;
import io.yarnsubmit.protocol.v1.LocateRequest;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the blocks of this process to other processes of the application. It opens its port when the port is first
 * asked for, so a process without blocks opens none. Thread-safe.
 */
public final class BlockServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int CHUNK_BYTES = 256 << 10;

    private final BlockStore store;
    private final ApplicationTls tls;
    private final BlockLocator locator;
    private final String knownAs;
    private final UncaughtExceptionHandler onFailure;
    private @Nullable Server server;

    /** Knows which processes have a block. */
    public interface BlockLocator {
        /** @return where to fetch the block; port 0 means from this process */
        BlockLocation locate(LocateRequest request);
    }

    /**
     * @param knownAs the name or address by which other machines reach this one; see {@link Transport#serve}
     * @param onFailure hears what the server's threads do not catch
     */
    public BlockServer(
            BlockStore store,
            ApplicationTls tls,
            BlockLocator locator,
            String knownAs,
            UncaughtExceptionHandler onFailure) {
        this.store = store;
        this.tls = tls;
        this.locator = locator;
        this.knownAs = knownAs;
        this.onFailure = onFailure;
    }

    /** The port of the server, which is started if necessary. */
    public synchronized int port() throws IOException {
        if (server == null) {
            server = Transport.serve(knownAs, 0, tls, new Service(), OwnThreads.pool("blocks", THREADS, onFailure));
        }
        return server.getPort();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    private final class Service extends BlocksGrpc.BlocksImplBase {
        @Override
        public void fetch(FetchRequest request, StreamObserver<BlockChunk> out) {
            try {
                Optional<BlockPieces> block = store.pieces(request.getBlockId(), CHUNK_BYTES);
                if (block.isEmpty()) {
                    out.onError(Status.NOT_FOUND
                            .withDescription("block " + request.getBlockId() + " is not kept here")
                            .asRuntimeException());
                } else {
                    new Sending(block.get(), (ServerCallStreamObserver<BlockChunk>) out).begin();
                }
            } catch (IOException e) {
                out.onError(unreadable(e));
            }
        }

        @Override
        public void locate(LocateRequest request, StreamObserver<BlockLocation> out) {
            out.onNext(locator.locate(request));
            out.onCompleted();
        }
    }

    private static RuntimeException unreadable(IOException e) {
        return Status.DATA_LOSS.withDescription(e.toString()).asRuntimeException();
    }

    /** Sends only as much as the receiver accepts, so that a large block is not in memory twice. */
    private static final class Sending {
        private final BlockPieces pieces;
        private final ServerCallStreamObserver<BlockChunk> out;
        private boolean completed;

        Sending(BlockPieces pieces, ServerCallStreamObserver<BlockChunk> out) {
            this.pieces = pieces;
            this.out = out;
        }

        void begin() {
            out.setOnCancelHandler(this::end);
            out.setOnReadyHandler(this::send);
            send();
        }

        private synchronized void send() {
            try {
                while (!completed && out.isReady()) {
                    ByteString piece = pieces.next();
                    if (piece.isEmpty()) {
                        end();
                        out.onCompleted();
                    } else {
                        out.onNext(BlockChunk.newBuilder().setBytes(piece).build());
                    }
                }
            } catch (IOException e) {
                end();
                out.onError(unreadable(e));
            }
        }

        private synchronized void end() {
            completed = true;
            try {
                pieces.close();
            } catch (IOException e) {
                // It was read only.
            }
        }
    }
}

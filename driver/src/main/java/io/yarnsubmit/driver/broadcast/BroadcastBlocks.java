package io.yarnsubmit.driver.broadcast;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.blocks.BlockServer;
import io.yarnsubmit.protocol.blocks.BlockStore;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BlockLocation;
import io.yarnsubmit.protocol.v1.LocateRequest;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;

/**
 * Holds the broadcast values of this driver in memory, and the functions and inputs that are too large for a message,
 * and serves them to executors. Thread-safe.
 */
public final class BroadcastBlocks implements ServedBlocks {
    private final BlockStore store = new BlockStore(Long.MAX_VALUE, Path.of("broadcast"));
    private final BlockServer server;
    private final BroadcastTreeCore tree = new BroadcastTreeCore();

    /**
     * @param knownAs the name or address by which executors reach this machine; empty if it is determined later
     * @param onFailure hears what the threads that serve them do not catch
     */
    public BroadcastBlocks(ApplicationTls tls, String knownAs, UncaughtExceptionHandler onFailure) {
        this.server = new BlockServer(store, tls, this::locate, knownAs, onFailure);
    }

    @Override
    public int keep(long block, ByteString bytes) throws IOException {
        store.put(block, bytes);
        return server.port();
    }

    @Override
    public synchronized void release(long block) {
        store.release(block, 1);
        tree.forget(block);
    }

    private synchronized BlockLocation locate(LocateRequest request) {
        BlockLocation place = tree.locate(
                request.getBlockId(),
                BlockLocation.newBuilder()
                        .setHost(request.getHost())
                        .setPort(request.getPort())
                        .build());
        return place.toBuilder().setBytes(store.bytes(request.getBlockId())).build();
    }
}

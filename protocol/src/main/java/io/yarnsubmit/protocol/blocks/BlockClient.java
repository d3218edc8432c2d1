package io.yarnsubmit.protocol.blocks;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.rpc.TransportThreads;
import io.yarnsubmit.protocol.serialization.HeapFull;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BlockChunk;
import io.yarnsubmit.protocol.v1.BlockLocation;
import io.yarnsubmit.protocol.v1.BlocksGrpc;
import io.yarnsubmit.protocol.v1.FetchRequest;
import io.yarnsubmit.protocol.v1.LocateRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Fetches blocks from other processes of the application. Calls block their thread. Thread-safe. */
public final class BlockClient implements AutoCloseable {
    /** Long, because a block of gigabytes takes its time on a slow network. Dead processes are noticed sooner. */
    private static final long LIMIT_MINUTES = 60;

    private static final long LOCATE_SECONDS = 20;

    private final ApplicationTls tls;
    private final Executor callbacks;
    private final TransportThreads threads = new TransportThreads();
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    /** @param callbacks runs the transport's short callbacks */
    public BlockClient(ApplicationTls tls, Executor callbacks) {
        this.tls = tls;
        this.callbacks = callbacks;
    }

    /** @throws IOException the process is gone, or does not have the block */
    public ByteString fetch(String host, int port, long blockId) throws IOException {
        // Ends the call also when this thread runs out of memory.
        Context.CancellableContext call = Context.current().withCancellation();
        Context outside = call.attach();
        List<ByteString> parts = new ArrayList<>();
        try {
            Iterator<BlockChunk> chunks = BlocksGrpc.newBlockingStub(channel(host, port))
                    .withDeadlineAfter(LIMIT_MINUTES, TimeUnit.MINUTES)
                    .fetch(FetchRequest.newBuilder().setBlockId(blockId).build());
            while (chunks.hasNext()) {
                parts.add(chunks.next().getBytes());
            }
            return ByteString.copyFrom(parts);
        } catch (OutOfMemoryError e) {
            throw heapFull(parts, e);
        } catch (StatusRuntimeException e) {
            // The transport's thread reads the messages.
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw heapFull(parts, full);
            }
            // Not its status, whose text has the stack of what caused it.
            throw new IOException(
                    "block " + blockId + " could not be fetched from " + host + ":" + port + ": " + e.getMessage(), e);
        } finally {
            call.detach(outside);
            call.cancel(null);
        }
    }

    private static OutOfMemoryError heapFull(List<ByteString> parts, OutOfMemoryError cause) {
        long bytes = parts.stream().mapToLong(ByteString::size).sum();
        parts.clear();
        return HeapFull.fetching("a value", bytes, cause);
    }

    /** Asks the driver where to fetch a broadcast value. */
    public BlockLocation locate(String host, int port, LocateRequest request) throws IOException {
        try {
            return BlocksGrpc.newBlockingStub(channel(host, port))
                    .withDeadlineAfter(LOCATE_SECONDS, TimeUnit.SECONDS)
                    .locate(request);
        } catch (StatusRuntimeException e) {
            throw new IOException(
                    "the driver at " + host + ":" + port + " did not say where block " + request.getBlockId() + " is: "
                            + e.getMessage(),
                    e);
        }
    }

    private ManagedChannel channel(String host, int port) {
        return channels.computeIfAbsent(
                host + ":" + port, unused -> Transport.connect(host, port, tls, callbacks, threads));
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}

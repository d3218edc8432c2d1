package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.blocks.BlockClient;
import io.yarnsubmit.protocol.blocks.BlockIds;
import io.yarnsubmit.protocol.blocks.BlockServer;
import io.yarnsubmit.protocol.blocks.BlockStore;
import io.yarnsubmit.protocol.cause.ByteText;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.rpc.TransportFailures;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BlockLocation;
import io.yarnsubmit.protocol.v1.DriverBlock;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.InputPart;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.LocateRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps and serves outputs of this executor's tasks, and fetches outputs and broadcast values from others. Used by task
 * threads; thread-safe.
 */
final class KeptOutputs {
    /** Outputs use at most this fraction of the heap; others are on disk. */
    private static final int SHARE = 5;

    private static final int ATTEMPTS_ELSEWHERE = 5;
    private static final int ATTEMPTS_AT_DRIVER = 3;
    private static final long PAUSE_MILLIS = 200;

    private final TransportFailures transportFailures;
    private final ExecutorLaunch launch;
    private final BlockStore store = new BlockStore(Runtime.getRuntime().maxMemory() / SHARE, Path.of("kept-outputs"));
    private final BlockServer server;
    private final BlockClient client;

    KeptOutputs(ExecutorLaunch launch, ApplicationTls tls, UncaughtExceptionHandler onFailure) {
        this.transportFailures = TransportFailures.listen(onFailure);
        this.launch = launch;
        this.server =
                new BlockServer(store, tls, request -> BlockLocation.getDefaultInstance(), launch.getHost(), onFailure);
        this.client = new BlockClient(tls, OwnThreads.pool("fetch", onFailure));
    }

    /** For an output that may have to be kept. So much of it is in memory as a message may carry. */
    SerializedOutput newOutput() {
        return store.newOutput(MessageSizes.MOST_INLINE_BYTES);
    }

    KeptOutput keep(long id, SerializedOutput output) throws IOException {
        store.put(id, output);
        return KeptOutput.newBuilder()
                .setBlockId(id)
                .setExecutorId(launch.getExecutorId())
                .setHost(launch.getHost())
                .setPort(server.port())
                .setBytes(output.size())
                .build();
    }

    /** @throws LostInput the output is not there any more */
    ByteString load(InputPart part) throws LostInput {
        if (!part.hasKept()) {
            return part.getValue();
        }
        KeptOutput kept = part.getKept();
        try {
            if (kept.getExecutorId() == launch.getExecutorId()) {
                return store.get(kept.getBlockId())
                        .orElseThrow(() -> new IOException("block " + kept.getBlockId() + " is not kept here"));
            }
            return client.fetch(kept.getHost(), kept.getPort(), kept.getBlockId());
        } catch (IOException e) {
            throw new LostInput(kept, e);
        }
    }

    /** The bytes of a broadcast value. A fetched value is kept, and served to other executors. */
    ByteString broadcast(long id, int driverPort) throws IOException {
        long block = BlockIds.ofBroadcast(id);
        Optional<ByteString> here = store.get(block);
        if (here.isPresent()) {
            return here.get();
        }
        ByteString bytes = fetchBroadcast(block, driverPort);
        store.put(block, bytes);
        return bytes;
    }

    /** A large function: each executor fetches it once, like a broadcast value, and keeps it until it is released. */
    ByteString function(DriverBlock function) throws IOException {
        checkHeap("The task's function", function.getBytes());
        return broadcast(BlockIds.broadcastOf(function.getBlockId()), function.getPort());
    }

    /** A large input, which only one task needs. */
    ByteString input(DriverBlock input) throws IOException {
        checkHeap("The task's input", input.getBytes());
        for (int attempt = 1; ; attempt++) {
            try {
                return client.fetch(launch.getHubHost(), input.getPort(), input.getBlockId());
            } catch (IOException e) {
                if (attempt == ATTEMPTS_AT_DRIVER) {
                    throw new IOException(
                            "The input of " + ByteText.of(input.getBytes()) + " could not be fetched from the driver: "
                                    + e.getMessage(),
                            e);
                }
                pause();
            }
        }
    }

    /** What takes most of the heap cannot be read there, so the executor is spared the attempt. */
    private static void checkHeap(String what, long bytes) throws IOException {
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap / 4 * 3) {
            throw new IOException(what + " has " + ByteText.of(bytes)
                    + " in serialized form, but the executor's heap has only " + ByteText.of(heap)
                    + ". Raise --executor-memory, or let the task read it from a file system");
        }
    }

    private ByteString fetchBroadcast(long block, int driverPort) throws IOException {
        String driver = launch.getHubHost();
        BlockLocation place = client.locate(
                driver,
                driverPort,
                LocateRequest.newBuilder()
                        .setBlockId(block)
                        .setHost(launch.getHost())
                        .setPort(server.port())
                        .build());
        checkHeap("The broadcast value", place.getBytes());
        for (int attempt = 0; place.getPort() != 0 && attempt < ATTEMPTS_ELSEWHERE; attempt++) {
            try {
                return client.fetch(place.getHost(), place.getPort(), block);
            } catch (IOException e) {
                // That executor may still be fetching the value. If it is gone, the driver has the value.
                pause();
            }
        }
        return client.fetch(driver, driverPort, block);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while fetching a value");
        }
    }

    void release(long first, long count) {
        store.release(first, count);
    }

    /** An input that could not be fetched. This is no failure of the task. */
    static final class LostInput extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient KeptOutput output;

        LostInput(KeptOutput output, IOException cause) {
            super(cause);
            this.output = output;
        }

        KeptOutput output() {
            return output;
        }
    }
}

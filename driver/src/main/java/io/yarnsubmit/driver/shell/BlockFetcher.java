package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.blocks.BlockClient;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Fetches outputs from the executors' block servers. */
public final class BlockFetcher implements OutputFetcher {
    private final BlockClient client;
    private final Executor threads;

    /** @param threads are blocked while outputs are fetched */
    public BlockFetcher(BlockClient client, Executor threads) {
        this.client = client;
        this.threads = threads;
    }

    @Override
    public void fetch(KeptOutput output, Consumer<ByteString> whenHere, Consumer<Throwable> whenLost) {
        threads.execute(() -> {
            ByteString bytes;
            try {
                bytes = client.fetch(output.getHost(), output.getPort(), output.getBlockId());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                whenLost.accept(e);
                return;
            }
            whenHere.accept(bytes);
        });
    }
}

package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.blocks.BlockClient;
import io.yarnsubmit.protocol.blocks.BlockServer;
import io.yarnsubmit.protocol.blocks.BlockStore;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BlockLocation;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetches blocks over a real connection. */
@Timeout(60)
class BlocksTest {
    private static final int LARGE = 20 << 20;

    @TempDir
    Path directory;

    @Test
    void blocksOfOddSizesArriveAsTheyAre_fromMemoryAndFromFiles() throws Exception {
        int piece = 256 << 10;
        int[] sizes = {0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 7};
        ApplicationTls tls = ApplicationTls.of(TestIdentity.create());
        ExecutorService callbacks = Executors.newCachedThreadPool();
        for (long inMemory : new long[] {0, Long.MAX_VALUE}) {
            BlockStore store = new BlockStore(inMemory, directory.resolve("blocks"));
            try (BlockServer server = new BlockServer(
                            store, tls, request -> BlockLocation.getDefaultInstance(), "", OwnThreads.NOT_MISSED);
                    BlockClient client = new BlockClient(tls, callbacks)) {
                for (int size : sizes) {
                    byte[] bytes = new byte[size];
                    new Random(size).nextBytes(bytes);
                    store.put(size, ByteString.copyFrom(bytes));
                    assertThat(client.fetch("localhost", server.port(), size).equals(ByteString.copyFrom(bytes)))
                            .as("%s bytes", size)
                            .isTrue();
                }
            }
        }
        callbacks.shutdown();
    }

    @Test
    void aBlockArrivesAsItIs_andOneThatIsNotThereIsAnError() throws Exception {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        BlockStore store = new BlockStore(1 << 20, directory);
        store.put(1, ByteString.copyFrom(large));
        store.put(2, ByteString.EMPTY);
        ApplicationTls tls = ApplicationTls.of(TestIdentity.create());
        ExecutorService callbacks = Executors.newCachedThreadPool();
        try (BlockServer server = new BlockServer(
                        store, tls, request -> BlockLocation.getDefaultInstance(), "", OwnThreads.NOT_MISSED);
                BlockClient client = new BlockClient(tls, callbacks)) {
            int port = server.port();
            assertThat(client.fetch("localhost", port, 1).toByteArray()).isEqualTo(large);
            assertThat(client.fetch("localhost", port, 2)).isEqualTo(ByteString.EMPTY);
            assertThatThrownBy(() -> client.fetch("localhost", port, 3))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("block 3 is not kept here");
            server.close();
            assertThatThrownBy(() -> client.fetch("localhost", port, 1)).isInstanceOf(IOException.class);
        } finally {
            callbacks.shutdown();
        }
    }

    @Test
    void blocksOfAnySize_keptAnyhow_arriveAsTheyAre() throws Exception {
        ApplicationTls tls = ApplicationTls.of(TestIdentity.create());
        ExecutorService callbacks = Executors.newCachedThreadPool();
        try (BlockClient client = new BlockClient(tls, callbacks)) {
            Seeds.of(10, 500).forEach(seed -> {
                Random random = new Random(seed);
                BlockStore store = new BlockStore(random.nextInt(1 << 20), directory.resolve("blocks"));
                try (BlockServer server = new BlockServer(
                        store, tls, request -> BlockLocation.getDefaultInstance(), "", OwnThreads.NOT_MISSED)) {
                    int blocks = 1 + random.nextInt(4);
                    for (int id = 1; id <= blocks; id++) {
                        store.put(id, random(seed + id));
                    }
                    for (int id = 1; id <= blocks; id++) {
                        assertThat(client.fetch("localhost", server.port(), id).equals(random(seed + id)))
                                .as(Seeds.repeat(seed))
                                .isTrue();
                        store.release(id, 1);
                    }
                    assertThat(store.size()).isZero();
                }
            });
        } finally {
            callbacks.shutdown();
        }
    }

    private static ByteString random(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(1_200_000)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    /** A whole value is never fetched in vain. */
    @Test
    void aBroadcastValueWithoutRoomInTheHeap_isNotFetched() throws Exception {
        ApplicationTls tls = ApplicationTls.of(TestIdentity.create());
        BlockStore none = new BlockStore(0, directory);
        BlockLocation huge = BlockLocation.newBuilder()
                .setBytes(Runtime.getRuntime().maxMemory())
                .build();
        ExecutorLaunch launch =
                ExecutorLaunch.newBuilder().setHubHost("localhost").build();
        try (BlockServer driver = new BlockServer(none, tls, request -> huge, "", OwnThreads.NOT_MISSED)) {
            KeptOutputs outputs = new KeptOutputs(launch, tls, OwnThreads.NOT_MISSED);

            assertThatThrownBy(() -> outputs.broadcast(1, driver.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The broadcast value has ")
                    .hasMessageContaining("Raise --executor-memory");
        }
    }
}

package io.yarnsubmit.driver.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.BlockLocation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BroadcastTreeCoreTest {
    private static final int EXECUTORS = 1_000;
    private static final BlockLocation DRIVER = BlockLocation.getDefaultInstance();

    private final BroadcastTreeCore core = new BroadcastTreeCore();

    @Test
    void nobodyServesMoreThanTwo_andEachAsksOneThatAskedBefore() {
        Map<BlockLocation, Integer> served = new HashMap<>();
        Map<BlockLocation, Integer> depths = new HashMap<>(Map.of(DRIVER, 0));
        for (int i = 0; i < EXECUTORS; i++) {
            BlockLocation from = core.locate(-1, executor(i));
            served.merge(from, 1, Integer::sum);
            assertThat(depths).containsKey(from);
            depths.put(executor(i), depths.get(from) + 1);
        }

        assertThat(served.values()).allMatch(count -> count <= BroadcastTreeCore.CHILDREN);
        assertThat(depths.values())
                .as("from hand to hand, about log2(1,000) times")
                .allMatch(depth -> depth <= 10);
    }

    @Test
    void whoAsksAgainIsSentToTheDriver() {
        for (int i = 0; i < 3; i++) {
            core.locate(-1, executor(i));
        }

        assertThat(core.locate(-1, executor(2))).isEqualTo(DRIVER);
    }

    @Test
    void valuesHaveNothingToDoWithEachOther() {
        for (int i = 0; i < 3; i++) {
            core.locate(-1, executor(i));
        }

        assertThat(core.locate(-2, executor(3))).isEqualTo(DRIVER);
        core.forget(-1);
        assertThat(core.locate(-1, executor(4))).isEqualTo(DRIVER);
    }

    private static BlockLocation executor(int number) {
        return BlockLocation.newBuilder().setHost("h").setPort(1 + number).build();
    }
}

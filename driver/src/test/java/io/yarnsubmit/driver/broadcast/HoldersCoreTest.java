package io.yarnsubmit.driver.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.BlockPlace;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldersCoreTest {
    private static final int EXECUTORS = 1_000;
    private static final BlockPlace DRIVER = BlockPlace.getDefaultInstance();

    private final HoldersCore core = new HoldersCore();

    @Test
    void nobodyServesMoreThanTwo_andEachAsksOneThatAskedBefore() {
        Map<BlockPlace, Integer> served = new HashMap<>();
        Map<BlockPlace, Integer> depths = new HashMap<>(Map.of(DRIVER, 0));
        for (int i = 0; i < EXECUTORS; i++) {
            BlockPlace from = core.locate(-1, executor(i));
            served.merge(from, 1, Integer::sum);
            assertThat(depths).containsKey(from);
            depths.put(executor(i), depths.get(from) + 1);
        }

        assertThat(served.values()).allMatch(count -> count <= HoldersCore.CHILDREN);
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

    private static BlockPlace executor(int number) {
        return BlockPlace.newBuilder().setHost("h").setPort(1 + number).build();
    }
}

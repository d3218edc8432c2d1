package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.yarn.PlacementAsks.Batch;
import io.yarnsubmit.seeds.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementAsksTest {
    private static final Instant START = Instant.EPOCH;

    private final List<Batch> sent = new ArrayList<>();
    private final PlacementAsks asks = new PlacementAsks(sent::add);

    @Test
    void saysEachBatchOnce() {
        asks.ask(3);
        asks.flush(START);
        asks.flush(START);
        asks.ask(2);
        asks.flush(START);

        assertThat(sent).containsExactly(new Batch(1, 3), new Batch(2, 2));
        assertThat(asks.isOutstanding()).isTrue();
        assertThat(asks.difference(5)).isEmpty();
    }

    @Test
    void takesBackWholeBatches_andAsksForTheRestByAnother() {
        asks.ask(3);
        asks.ask(2);
        asks.flush(START);
        sent.clear();

        asks.withdraw(3);
        asks.flush(START);

        assertThat(sent).containsExactly(new Batch(2, 0), new Batch(1, 0), new Batch(3, 2));
        assertThat(asks.difference(2)).isEmpty();
    }

    @Test
    void saysNothingOfWhatWasTakenBackBeforeItWasSaid() {
        asks.ask(3);
        asks.withdraw(3);
        asks.flush(START);

        assertThat(sent).isEmpty();
        assertThat(asks.isOutstanding()).isFalse();
    }

    @Test
    void grantedContainersAreNotTakenBack() {
        asks.ask(3);
        asks.flush(START);
        asks.granted(1);
        asks.granted(1);
        asks.settle(2);
        sent.clear();

        asks.withdraw(1);
        asks.flush(START);

        assertThat(sent).containsExactly(new Batch(1, 0));
        assertThat(asks.isOutstanding()).isFalse();
    }

    @Test
    void grantThatTheAllocationHasNotHeardOf_countsAsGranted() {
        asks.ask(2);
        asks.flush(START);
        asks.granted(1);
        sent.clear();

        // The allocation thinks that both are still outstanding.
        asks.withdraw(1);
        asks.flush(START);

        assertThat(sent)
                .as("one has come, one is asked for: which may come too")
                .isEmpty();
    }

    @Test
    void refusedBatch_isAskedForAgainAfterAPauseThatGrows() {
        asks.ask(2);
        asks.flush(START);
        asks.rejected(1, 2, START);
        assertThat(asks.refused()).isEqualTo(2);
        asks.flush(START.plusMillis(999));
        assertThat(sent).hasSize(1);

        asks.flush(START.plusMillis(1_000));
        assertThat(sent).last().isEqualTo(new Batch(2, 2));
        asks.rejected(2, 2, START.plusMillis(1_000));
        asks.flush(START.plusMillis(2_999));
        assertThat(sent).hasSize(2);
        asks.flush(START.plusMillis(3_000));
        assertThat(sent).last().isEqualTo(new Batch(3, 2));
        assertThat(asks.difference(2)).isEmpty();
    }

    @Test
    void refusalOfAPart_leavesTheRest() {
        asks.ask(3);
        asks.flush(START);
        asks.granted(1);
        asks.rejected(1, 1, START);
        asks.granted(1);
        asks.flush(START.plusSeconds(5));

        assertThat(sent).containsExactly(new Batch(1, 3), new Batch(2, 1));
    }

    @Test
    void refusalOfWhatWasTakenBack_isNothing() {
        asks.ask(1);
        asks.flush(START);
        asks.withdraw(1);
        asks.rejected(1, 1, START);

        assertThat(asks.refused()).isZero();
    }

    @Test
    void restartedResourceManager_isToldWhatIsLeft() {
        asks.ask(3);
        asks.flush(START);
        asks.granted(1);
        sent.clear();

        asks.resynced();
        asks.flush(START);

        assertThat(sent).containsExactly(new Batch(1, 2));
    }

    /** Whatever happens, a ResourceManager of either kind is asked for neither more nor less than the allocation waits for. */
    @Test
    void bothKindsOfResourceManagersUnderstandTheSame() {
        Seeds.of(100, 500).forEach(seed -> {
            Random random = new Random(seed);
            List<Batch> said = new ArrayList<>();
            PlacementAsks table = new PlacementAsks(said::add);
            Map<Integer, Integer> absolute = new HashMap<>();
            int outstanding = 0;
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(3) > 0) {
                    int count = 1 + random.nextInt(5);
                    table.ask(count);
                    outstanding += count;
                } else if (outstanding > 0) {
                    int count = 1 + random.nextInt(outstanding);
                    table.withdraw(count);
                    outstanding -= count;
                }
                table.flush(START);
                for (Batch batch : said) {
                    assertThat(batch.count() > 0 && absolute.containsKey(batch.number()))
                            .as("batch %d is said twice", batch.number())
                            .isFalse();
                    absolute.put(batch.number(), batch.count());
                }
                said.clear();
                assertThat(absolute.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as("step %d", step)
                        .isEqualTo(outstanding);
            }
        });
    }
}

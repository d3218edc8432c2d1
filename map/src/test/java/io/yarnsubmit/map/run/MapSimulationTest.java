package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.item.BatchResult;
import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.run.MapAction.Cancel;
import io.yarnsubmit.map.run.MapAction.Deliver;
import io.yarnsubmit.map.run.MapAction.Finish;
import io.yarnsubmit.map.run.MapAction.Start;
import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Simulates runs on an unreliable cluster: executors come and go, are lost, hand units back, or fail them; events
 * arrive twice. Each unit must be delivered exactly once, in order if required, and the run must end with the right
 * status.
 */
class MapSimulationTest {
    private static final Seeds SEEDS = Seeds.of(600, 3_000);

    @Test
    void everyUnit_isDeliveredOnce() {
        SEEDS.forEach(seed -> new Run(seed).play());
    }

    private static final class Run {
        private final Random random;
        private final int units;
        private final int retries;
        private final int maxFailures;
        private final boolean keepOrder;
        private final BitSet skipped = new BitSet();
        private final MapTotals totals;
        private final MapCore core;
        private final Map<Long, List<UnitAttempt>> running = new LinkedHashMap<>();
        private final List<Integer> delivered = new ArrayList<>();
        private final Set<Integer> failed = new TreeSet<>();
        private final Set<Integer> hopeless = new HashSet<>();
        private final Set<Integer> deadly = new HashSet<>();
        private int executors = 2;
        private Finish finish;

        Run(long seed) {
            random = new Random(seed);
            units = 1 + random.nextInt(300);
            retries = random.nextInt(3);
            maxFailures = random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 0;
            keepOrder = random.nextBoolean();
            for (int unit = 1; unit <= units; unit++) {
                if (random.nextInt(5) == 0) {
                    skipped.set(unit);
                } else if (random.nextInt(30) == 0) {
                    hopeless.add(unit);
                } else if (random.nextInt(60) == 0) {
                    deadly.add(unit);
                }
            }
            totals = new MapTotals(units, skipped.cardinality(), 0);
            MapSettings settings = new MapSettings(units, retries, maxFailures, keepOrder, true);
            core = new MapCore(settings, number -> List.of("i" + number), skipped, totals);
        }

        void play() {
            carryOut(core.capacity(0, 0, 0));
            for (int step = 0; finish == null; step++) {
                assertThat(step).as("steps, so it hangs").isLessThan(200_000);
                assertThat(running).as("nothing is under way, and nothing ends").isNotEmpty();
                assertThat(running.size()).isLessThanOrEqualTo(Math.max(8, 3 * 8 * 2));
                step();
            }
            check();
        }

        private void step() {
            if (random.nextInt(10) == 0) {
                executors = random.nextInt(9);
                carryOut(core.capacity(8, executors, executors * 2));
                return;
            }
            List<Long> batches = List.copyOf(running.keySet());
            long batch = batches.get(random.nextInt(batches.size()));
            List<UnitAttempt> work = running.get(batch);
            boolean lost = random.nextInt(40) == 0 || work.stream().anyMatch(each -> deadly.contains(each.number()));
            running.remove(batch);
            BatchResult end = end(work);
            carryOut(lost ? core.lost(batch, "lost", 0) : core.ended(batch, end));
            if (random.nextInt(20) == 0) {
                assertThat(core.ended(batch, end)).as("the second answer").isEmpty();
            }
        }

        private BatchResult end(List<UnitAttempt> work) {
            String executor = "e" + random.nextInt(Math.max(1, executors));
            List<UnitResult> ends = new ArrayList<>();
            Set<Integer> untouched = new TreeSet<>();
            boolean enough = false;
            for (UnitAttempt each : work) {
                if (enough || each.avoid().contains(executor)) {
                    untouched.add(each.number());
                } else {
                    boolean bad = hopeless.contains(each.number()) || random.nextInt(25) == 0;
                    Duration runtime = Duration.ofMillis(random.nextInt(10) == 0 ? 900 : 3);
                    ends.add(MapCoreTest.end(
                            each.number(), each.attempt(), UnitResult.Kind.EXITED, bad ? 1 : 0, runtime));
                }
                enough |= random.nextInt(20) == 0 && !ends.isEmpty();
            }
            return new BatchResult(executor, "h", executor, ends, untouched, null);
        }

        private void carryOut(List<MapAction> actions) {
            for (MapAction action : actions) {
                assertThat(finish).as("after the finish").isNull();
                if (action instanceof Start start) {
                    assertThat(running.put(start.batch(), start.work())).isNull();
                    assertThat(start.work()).isNotEmpty().allSatisfy(work -> {
                        assertThat(skipped.get(work.number())).isFalse();
                        assertThat(delivered).doesNotContain(work.number());
                        assertThat(work.items()).containsExactly("i" + work.number());
                    });
                } else if (action instanceof Deliver deliver) {
                    delivered.add(deliver.end().number());
                    if (!deliver.end().succeeded()) {
                        failed.add(deliver.end().number());
                    }
                } else if (action instanceof Cancel cancel) {
                    running.remove(cancel.batch());
                } else if (action instanceof Finish last) {
                    finish = last;
                }
            }
        }

        private void check() {
            assertThat(delivered).doesNotHaveDuplicates();
            if (keepOrder) {
                assertThat(delivered).isSorted();
            }
            assertThat(running).isEmpty();
            assertThat(finish.exitStatus()).isEqualTo(MapExitCode.of(failed.size()));
            assertThat(totals.failed()).isEqualTo(failed.size());
            if (finish.problem().isPresent()) {
                assertThat(failed.size()).isGreaterThanOrEqualTo(maxFailures);
            } else {
                assertThat(delivered).hasSize(units - skipped.cardinality());
                hopeless.forEach(unit -> assertThat(failed).contains(unit));
                deadly.forEach(unit -> assertThat(failed).contains(unit));
                assertThat(totals.notRun()).isZero();
            }
        }
    }
}

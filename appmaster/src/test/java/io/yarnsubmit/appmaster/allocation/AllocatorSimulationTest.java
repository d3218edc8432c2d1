package io.yarnsubmit.appmaster.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core against a modelled ResourceManager, NodeManagers, executors and driver, in random order. The model grants like
 * YARN does: asks are absolute numbers that can cross grants on their way, so there is surplus.
 */
class AllocatorSimulationTest {
    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsPromises(long seed) {
        World world = new World(seed);
        try {
            for (int i = 0; i < STEPS; i++) {
                world.step();
            }
            world.settleDown();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + String.join("\n", world.trace), e);
        }
    }

    private enum Phase {
        GRANTED,
        LAUNCHED,
        STARTED,
        STOPPING,
        GONE
    }

    private static final class World {
        private final Random random;
        private final List<String> trace = new ArrayList<>();
        private final Map<String, Integer> targets = new LinkedHashMap<>(Map.of("a", 3, "b", 1));
        private final Map<String, Integer> asked = new HashMap<>(Map.of("a", 0, "b", 0));
        private final Map<String, Integer> pending = new HashMap<>(Map.of("a", 0, "b", 0));
        private final Map<String, Phase> containers = new LinkedHashMap<>();
        private final Map<String, Integer> executors = new HashMap<>();
        private final Map<String, String> groupOf = new HashMap<>();
        private final Set<String> accountedFor = new LinkedHashSet<>();
        private final Set<Integer> started = new HashSet<>();
        private final Set<Integer> lost = new HashSet<>();
        private final AllocatorCore core;
        private Instant now = Instant.EPOCH;
        private boolean hub;
        private boolean failed;
        private int highestId;
        private int nextContainer = 1;
        private long generation;

        World(long seed) {
            random = new Random(seed);
            core = new AllocatorCore(
                    TestSettings.of(
                            200,
                            Duration.ofSeconds(20),
                            1 + random.nextInt(5),
                            List.of(TestSettings.group("a", 3), TestSettings.group("b", 1))),
                    random);
            happened("begin", core.begin(now));
        }

        void step() {
            now = now.plusMillis(random.nextInt(2000));
            switch (random.nextInt(12)) {
                case 0 -> newTargets();
                case 1 -> {
                    hub = true;
                    happened("hub known", core.hubKnown(random.nextInt(10), now));
                }
                case 2, 3 -> grant(random.nextInt(8) == 0 ? 1 : 0);
                case 4 ->
                    one(Phase.LAUNCHED, container -> {
                        containers.put(container, Phase.STARTED);
                        happened("start accepted " + container, core.startAccepted(container, now));
                    });
                case 5 ->
                    one(Phase.LAUNCHED, container -> {
                        if (random.nextInt(4) == 0) {
                            // Released as the answer; the ResourceManager says so later.
                            happened("start failed " + container, core.startFailed(container, "no", now));
                        }
                    });
                case 6 ->
                    one(
                            Phase.STARTED,
                            container -> happened(
                                    "registered " + container,
                                    core.registered(executors.get(container), container, "", "h", true, now)));
                case 7 ->
                    one(Phase.STARTED, container -> {
                        if (random.nextBoolean()) {
                            complete(
                                    container,
                                    List.of(0, 1, 3, 52, 137, -100, -102, -104).get(random.nextInt(8)));
                        }
                    });
                case 8 -> one(Phase.STOPPING, container -> complete(container, -105));
                case 9 ->
                    one(Phase.STARTED, container -> {
                        if (random.nextInt(3) == 0) {
                            happened("stop " + container, core.stopExecutor(executors.get(container), "", now));
                        }
                    });
                case 10 -> happened("tick", core.tick(now));
                default ->
                    one(Phase.GRANTED, container -> {
                        if (random.nextInt(6) == 0) {
                            complete(container, -100);
                        }
                    });
            }
        }

        /** Everything the core wants is done at once, until nothing more is wanted: then what runs is what was wanted. */
        void settleDown() {
            happened("hub known", core.hubKnown(0, now));
            for (int i = 0; i < 200; i++) {
                now = now.plusSeconds(40);
                happened("tick", core.tick(now));
                grant(0);
                for (String container : List.copyOf(containers.keySet())) {
                    if (containers.get(container) == Phase.LAUNCHED) {
                        containers.put(container, Phase.STARTED);
                        happened("start accepted " + container, core.startAccepted(container, now));
                        happened(
                                "registered", core.registered(executors.get(container), container, "", "h", true, now));
                    } else if (containers.get(container) == Phase.STARTED) {
                        happened(
                                "registered", core.registered(executors.get(container), container, "", "h", true, now));
                    } else if (containers.get(container) == Phase.STOPPING) {
                        complete(container, -105);
                    }
                }
            }
            assertThat(containers.values()).doesNotContain(Phase.GRANTED);
            targets.forEach((group, target) -> {
                if (!failed) {
                    assertThat(live(group)).as("live of " + group).isGreaterThanOrEqualTo(target);
                }
                assertThat(pending.get(group)).as("pending of " + group).isZero();
            });
        }

        private void newTargets() {
            targets.replaceAll((group, target) -> random.nextInt(3) == 0 ? random.nextInt(6) : target);
            long stale = random.nextInt(4) == 0 ? generation : 0;
            if (stale > 0) {
                happened("stale targets", core.targets(stale, Map.of("a", 50), now));
            }
            happened("targets " + targets, core.targets(++generation, targets, now));
        }

        private void grant(int surplus) {
            List<Grant> grants = new ArrayList<>();
            pending.replaceAll((group, count) -> {
                int granted = count == 0 ? 0 : random.nextInt(count + 1);
                // A grant that was on its way when the ask was sent again.
                int all = granted + (asked.get(group) > 0 || granted > 0 ? surplus : 0);
                for (int i = 0; i < all; i++) {
                    String container = "c" + nextContainer++;
                    containers.put(container, Phase.GRANTED);
                    groupOf.put(container, group);
                    grants.add(new Grant(container, group, "h", "l", true, true));
                }
                return count - granted;
            });
            happened("granted " + grants.stream().map(Grant::container).toList(), core.granted(grants, now));
        }

        private void complete(String container, int status) {
            containers.put(container, Phase.GONE);
            accountedFor.add(container);
            happened("completed " + container + " " + status, core.completed(container, status, "", now));
        }

        private void one(Phase phase, java.util.function.Consumer<String> deed) {
            List<String> candidates = containers.entrySet().stream()
                    .filter(entry -> entry.getValue() == phase)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!candidates.isEmpty()) {
                deed.accept(candidates.get(random.nextInt(candidates.size())));
            }
        }

        private void happened(String event, List<AllocatorAction> actions) {
            trace.add(now + " " + event + " -> " + actions);
            actions.forEach(this::carryOut);
            check();
        }

        private void carryOut(AllocatorAction action) {
            if (action instanceof AllocatorAction.Ask ask) {
                assertThat(ask.count()).isPositive();
                change(ask.group(), ask.count(), true);
            } else if (action instanceof AllocatorAction.Withdraw withdraw) {
                assertThat(withdraw.count()).isPositive();
                change(withdraw.group(), -withdraw.count(), true);
            } else if (action instanceof AllocatorAction.Settle settle) {
                change(settle.group(), -settle.count(), false);
            } else if (action instanceof AllocatorAction.Launch launch) {
                assertThat(hub).as("launched while the hub is known").isTrue();
                assertThat(containers.put(launch.grant().container(), Phase.LAUNCHED))
                        .isEqualTo(Phase.GRANTED);
                assertThat(launch.executorId()).as("ids grow").isGreaterThan(highestId);
                highestId = launch.executorId();
                executors.put(launch.grant().container(), launch.executorId());
                accountedFor.add(launch.grant().container());
                String group = launch.grant().group();
                assertThat(live(group)).as("live of " + group).isLessThanOrEqualTo(targets.get(group));
            } else if (action instanceof AllocatorAction.Release release) {
                assertThat(containers.put(release.container(), Phase.GONE))
                        .as("released " + release.container())
                        .isIn(Phase.GRANTED, Phase.LAUNCHED);
                accountedFor.add(release.container());
            } else if (action instanceof AllocatorAction.Stop stop) {
                assertThat(containers.put(stop.container(), Phase.STOPPING)).isIn(Phase.LAUNCHED, Phase.STARTED);
            } else if (action instanceof AllocatorAction.TellStarted tell) {
                assertThat(started.add(tell.executorId())).as("told once").isTrue();
            } else if (action instanceof AllocatorAction.TellLost tell) {
                assertThat(lost.add(tell.executorId())).as("told once").isTrue();
            } else if (action instanceof AllocatorAction.FailApplication) {
                assertThat(failed).as("said once").isFalse();
                failed = true;
            }
        }

        private void change(String group, int by, boolean sent) {
            asked.merge(group, by, Integer::sum);
            assertThat(asked.get(group)).as("asks of " + group).isNotNegative();
            if (sent) {
                pending.put(group, asked.get(group));
            }
        }

        private long live(String group) {
            return containers.entrySet().stream()
                    .filter(entry -> groupOf.get(entry.getKey()).equals(group))
                    .filter(entry -> Set.of(Phase.LAUNCHED, Phase.STARTED, Phase.STOPPING)
                            .contains(entry.getValue()))
                    .count();
        }

        private void check() {
            for (GroupView view : core.view()) {
                String group = view.name();
                assertThat(view.outstanding()).as("outstanding of " + group).isEqualTo(asked.get(group));
                assertThat((long) view.running()).as("running of " + group).isEqualTo(live(group));
                long held = containers.entrySet().stream()
                        .filter(entry -> entry.getValue() == Phase.GRANTED
                                && groupOf.get(entry.getKey()).equals(group))
                        .count();
                assertThat((long) view.held()).as("held of " + group).isEqualTo(held);
                assertThat(view.registered()).isLessThanOrEqualTo(view.running());
                assertThat(view.outstanding() + view.held())
                        .as("no more is under way than is missing in " + group)
                        .isLessThanOrEqualTo(Math.max(0, view.target() - view.running()));
                if (hub) {
                    assertThat(view.held()).as("held of " + group).isZero();
                }
            }
            containers.forEach((container, phase) -> {
                if (phase == Phase.GONE) {
                    assertThat(accountedFor).contains(container);
                }
            });
        }
    }
}

package io.yarnsubmit.client.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction;
import io.yarnsubmit.appmaster.allocation.AllocatorCore;
import io.yarnsubmit.appmaster.allocation.AllocatorSettings;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.allocation.GroupRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The allocation on a cluster that grants all at once and whose containers are processes, as {@link LocalCluster} is, with
 * processes that die, do not start, or are stopped, and targets that change.
 */
class LocalSimulationTest {
    private static final List<String> GROUPS = List.of("a", "b");
    private static final int EVENTS = 2_000;

    private final Deque<Supplier<List<AllocatorAction>>> events = new ArrayDeque<>();
    private final Map<String, Grant> processes = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Set<Integer> launched = new HashSet<>();
    private final Set<Integer> lost = new HashSet<>();
    private final Set<String> stopping = new HashSet<>();
    private final Map<String, Integer> targets = new HashMap<>(Map.of("a", 2, "b", 1));
    private final List<String> trace = new ArrayList<>();
    private Random random = new Random();
    private AllocatorCore core = core(1_000);
    private Instant now = Instant.EPOCH;
    private int containers;
    private long generation;
    private boolean failed;

    private static AllocatorCore core(int maxFailures) {
        return new AllocatorCore(
                new AllocatorSettings(
                        List.of(new GroupRules("a", 2, 0, 100, 1, false), new GroupRules("b", 1, 0, 100, 1, false)),
                        maxFailures,
                        Duration.ofHours(1),
                        3,
                        Duration.ofMinutes(10),
                        Set.of(),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        AllocatorSettings.GRANT_HOLD,
                        Duration.ZERO,
                        1),
                new Random(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void afterAllTrouble_thereAreAsManyAsWanted(long seed) {
        random = new Random(seed);
        events.add(() -> core.begin(now));
        events.add(() -> core.hubKnown(0, now));
        for (int i = 0; i < EVENTS; i++) {
            trouble();
            step();
        }
        settle();

        for (String group : GROUPS) {
            assertThat(processes.values().stream().filter(grant -> grant.group().equals(group)))
                    .as("seed %d, group %s, %s", seed, group, tail())
                    .hasSize(targets.get(group));
        }
        assertThat(launched).hasSize(lost.size() + processes.size());
        events.add(() -> core.end(now));
        events.add(() -> core.stopAll("over", now));
        settle();
        assertThat(processes).as("seed %d, %s", seed, tail()).isEmpty();
        assertThat(lost).isEqualTo(launched);
        assertThat(failed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void processesThatNeverLive_endItAll(long seed) {
        random = new Random(seed);
        core = core(5);
        events.add(() -> core.begin(now));
        events.add(() -> core.hubKnown(0, now));
        for (int i = 0; i < EVENTS && !failed; i++) {
            List.copyOf(processes.keySet()).forEach(container -> exit(container, 1));
            step();
        }

        assertThat(failed).as("seed %d, %s", seed, tail()).isTrue();
        assertThat(lost.size()).isBetween(5, 5 + 3);
    }

    private void trouble() {
        int dice = random.nextInt(100);
        if (dice < 4 && !processes.isEmpty()) {
            exit(any(), random.nextBoolean() ? 137 : 1);
        } else if (dice < 6) {
            String group = GROUPS.get(random.nextInt(GROUPS.size()));
            targets.put(group, random.nextInt(6));
            Map<String, Integer> totals = Map.copyOf(targets);
            long next = ++generation;
            events.add(() -> core.targets(next, totals, now));
            leaveToTheDriver(group);
        } else if (dice < 8 && !processes.isEmpty()) {
            int id = ids.get(any());
            events.add(() -> core.stopExecutor(id, "", now));
        }
    }

    /** Which executors go when there are too many is the driver's choice. */
    private void leaveToTheDriver(String group) {
        List<String> running = processes.keySet().stream()
                .filter(container -> processes.get(container).group().equals(group) && !stopping.contains(container))
                .toList();
        running.stream().skip(targets.get(group)).forEach(container -> {
            int id = ids.get(container);
            events.add(() -> core.stopExecutor(id, "", now));
        });
    }

    private String any() {
        List<String> all = List.copyOf(processes.keySet());
        return all.get(random.nextInt(all.size()));
    }

    private void step() {
        now = now.plusMillis(random.nextInt(200));
        Supplier<List<AllocatorAction>> event = events.poll();
        carryOut(event == null ? core.tick(now) : event.get());
    }

    private void settle() {
        for (int i = 0; i < 500; i++) {
            GROUPS.forEach(this::leaveToTheDriver);
            now = now.plusSeconds(1);
            step();
            while (!events.isEmpty()) {
                step();
            }
        }
    }

    private void carryOut(List<AllocatorAction> actions) {
        for (AllocatorAction action : actions) {
            trace.add(action.toString());
            if (action instanceof AllocatorAction.Ask ask) {
                List<Grant> grants = new ArrayList<>();
                for (int i = 0; i < ask.count(); i++) {
                    grants.add(new Grant("c" + ++containers, ask.group(), "localhost", "", true, true));
                }
                events.add(() -> core.granted(grants, now));
            } else if (action instanceof AllocatorAction.Launch launch) {
                launch(launch.grant(), launch.executorId());
            } else if (action instanceof AllocatorAction.Stop stop) {
                stopping.add(stop.container());
                if (processes.containsKey(stop.container())) {
                    exit(stop.container(), 143);
                }
            } else if (action instanceof AllocatorAction.Release release) {
                events.add(() -> core.completed(release.container(), 143, "", now));
            } else if (action instanceof AllocatorAction.TellLost told) {
                assertThat(lost.add(told.executorId()))
                        .as("lost once, %s", tail())
                        .isTrue();
            } else if (action instanceof AllocatorAction.FailApplication) {
                failed = true;
            }
        }
    }

    private void launch(Grant grant, int executorId) {
        String container = grant.container();
        assertThat(launched.add(executorId)).as("launched once, %s", tail()).isTrue();
        ids.put(container, executorId);
        if (random.nextInt(50) == 0) {
            events.add(() -> core.startFailed(container, "no room", now));
            return;
        }
        processes.put(container, grant);
        events.add(() -> core.startAccepted(container, now));
        events.add(() -> processes.containsKey(container)
                ? core.registered(executorId, container, grant.group(), "localhost", true, now)
                : List.of());
    }

    private void exit(String container, int status) {
        processes.remove(container);
        events.add(() -> core.completed(container, status, "", now));
    }

    private String tail() {
        return "the last: " + trace.subList(Math.max(0, trace.size() - 30), trace.size());
    }
}

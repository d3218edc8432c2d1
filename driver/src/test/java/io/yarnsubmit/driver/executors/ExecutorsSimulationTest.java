package io.yarnsubmit.driver.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Runs many random stories: executors come, disconnect and die, ApplicationMasters are replaced, the cluster reclaims.
 */
class ExecutorsSimulationTest {
    private static final Seeds SEEDS = Seeds.of(150, 500);
    private static final int STEPS = 200;
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Test
    void everyExecutorIsThereOrAnnouncedAsLostInTheEnd() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(String.join("\n", story.trace), e);
            }
        });
    }

    private static final class SimulatedProcess {
        boolean alive = true;
        boolean connected;
        boolean registered;
        boolean admitted;
        boolean shown;
        boolean draining;
        boolean announcedLost;
        /** Whether the present ApplicationMaster knows this container. */
        boolean known = true;
        /** Whether the driver was told about its end, or never will be. */
        boolean endTold;
    }

    private static final class Story {
        final List<String> trace = new ArrayList<>();
        final Random random;
        final ExecutorsCore core = new ExecutorsCore(Map.of("default", 3), GRACE);
        final Map<Integer, SimulatedProcess> processes = new TreeMap<>();
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        boolean linked;
        int target = 3;
        int heardTarget = 3;
        int nextId = 1;

        Story(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                randomEvent();
                tellEnds();
                check();
            }
            settle();
        }

        void randomEvent() {
            int dice = random.nextInt(100);
            if (dice < 25) {
                start();
            } else if (dice < 45) {
                any(this::connect);
            } else if (dice < 52) {
                any(this::cut);
            } else if (dice < 57) {
                any(id -> die(id, "dies"));
            } else if (dice < 62) {
                any(this::silence);
            } else if (dice < 70) {
                any(this::drained);
            } else if (dice < 72) {
                any(id -> apply("kill " + id, core.killed(id)));
            } else if (dice < 74) {
                any(this::remove);
            } else if (dice < 78) {
                target = random.nextInt(6);
                apply("request " + target, core.requested("default", target, id -> id % 2));
            } else if (dice < 80) {
                target = random.nextInt(6);
                List<ExecutorsAction> actions = core.requestedOnly("default", target, id -> id % 2);
                assertThat(actions).noneMatch(action -> action instanceof ExecutorsAction.Drain);
                apply("request only " + target, actions);
            } else if (dice < 85 && linked) {
                recall();
            } else if (dice < 90) {
                link();
            } else if (dice < 93) {
                linked = false;
                trace.add("link breaks");
            } else {
                pass(Duration.ofSeconds(random.nextInt(20)));
            }
        }

        void any(java.util.function.IntConsumer event) {
            if (!processes.isEmpty()) {
                event.accept(List.copyOf(processes.keySet()).get(random.nextInt(processes.size())));
            }
        }

        void remove(int id) {
            apply("remove " + id, core.removed(id, 1));
            assertThat(core.target("default")).isBetween(Math.min(1, target), target);
            assertThat(core.target("default")).isGreaterThanOrEqualTo(target - 1);
            target = core.target("default");
        }

        void start() {
            long live = processes.values().stream().filter(p -> p.alive).count();
            if (linked && live < heardTarget) {
                int id = nextId++;
                processes.put(id, new SimulatedProcess());
                apply("start " + id, core.started(id, "default", Optional.empty()));
            }
        }

        void connect(int id) {
            SimulatedProcess process = processes.get(id);
            if (process.alive && !process.connected) {
                process.connected = true;
                apply("connect " + id, core.registered(registration(id), each -> each % 2));
            }
        }

        void cut(int id) {
            SimulatedProcess process = processes.get(id);
            if (process.connected) {
                process.connected = false;
                apply("cut " + id, core.disconnected(id, now));
            }
        }

        void silence(int id) {
            SimulatedProcess process = processes.get(id);
            if (process.connected && random.nextInt(3) == 0) {
                process.connected = false;
                apply("silent " + id, core.silent(id, Duration.ofSeconds(61)));
            }
        }

        void die(int id, String how) {
            SimulatedProcess process = processes.get(id);
            if (process.alive) {
                trace.add(id + " " + how);
                process.alive = false;
                cut(id);
            }
        }

        void drained(int id) {
            if (processes.get(id).draining) {
                apply("drained " + id, core.drained(id));
            }
        }

        void recall() {
            Set<Integer> candidates = new HashSet<>();
            processes.forEach((id, process) -> {
                if (process.alive && random.nextBoolean()) {
                    candidates.add(id);
                }
            });
            int count = random.nextInt(3);
            apply("recall " + count + " of " + candidates, core.reclaimed(candidates, count, "owed", id -> id % 2));
            apply("again", core.reclaimed(candidates, count, "owed", id -> id % 2));
        }

        /** Opens a link to the same ApplicationMaster, or to a new one that knows nothing. */
        void link() {
            boolean isNew = random.nextBoolean();
            linked = true;
            if (isNew) {
                heardTarget = 3;
                for (SimulatedProcess process : processes.values()) {
                    process.known = false;
                    // Ends that were not reported remain unknown.
                    process.endTold |= !process.alive;
                }
            }
            List<ExecutorsAction> actions = core.linkOpened(now);
            boolean registrationsBegan = false;
            boolean stopsBegan = false;
            for (ExecutorsAction action : actions) {
                if (action instanceof ExecutorsAction.SendTargets) {
                    assertThat(registrationsBegan || stopsBegan).isFalse();
                } else if (action instanceof ExecutorsAction.SendRegistration) {
                    registrationsBegan = true;
                    assertThat(stopsBegan).isFalse();
                } else {
                    stopsBegan = true;
                }
            }
            apply("link " + (isNew ? "to a new one" : "again"), actions);
        }

        void pass(Duration time) {
            now = now.plus(time);
            apply("after " + time.toSeconds() + " s", core.tick(now));
        }

        /** The ApplicationMaster reports ended executors that it knows. */
        void tellEnds() {
            processes.forEach((id, process) -> {
                if (linked && process.known && !process.alive && !process.endTold) {
                    process.endTold = true;
                    apply("lost " + id, core.lost(loss(id)));
                }
            });
        }

        void apply(String event, List<ExecutorsAction> actions) {
            trace.add(event);
            for (ExecutorsAction action : actions) {
                trace.add("  " + action);
                apply(action);
            }
        }

        void apply(ExecutorsAction action) {
            if (action instanceof ExecutorsAction.SendTargets registrationMessage && linked) {
                heardTarget = registrationMessage.totals().get("default");
            } else if (action instanceof ExecutorsAction.SendRegistration registrationMessage && linked) {
                assertThat(registrationMessage.containerId())
                        .isEqualTo("container_" + registrationMessage.executorId());
                processes.get(registrationMessage.executorId()).known = true;
            } else if (action instanceof ExecutorsAction.RequestStop requestStop && linked) {
                if (processes.get(requestStop.executorId()).known) {
                    die(requestStop.executorId(), "is stopped");
                }
            } else if (action instanceof ExecutorsAction.StopThroughHub stop) {
                if (processes.get(stop.executorId()).connected && random.nextInt(4) > 0) {
                    die(stop.executorId(), "ends");
                }
            } else {
                applyToTasksAndBoard(action);
            }
        }

        void applyToTasksAndBoard(ExecutorsAction action) {
            if (action instanceof ExecutorsAction.AddToScheduler admit) {
                SimulatedProcess process = processes.get(admit.executorId());
                assertThat(process.admitted).isFalse();
                process.admitted = true;
            } else if (action instanceof ExecutorsAction.RescheduleTasks lose) {
                assertThat(processes.get(lose.executorId()).admitted).isTrue();
                processes.get(lose.executorId()).admitted = false;
            } else if (action instanceof ExecutorsAction.Drain drain) {
                assertThat(processes.get(drain.executorId()).draining).isFalse();
                processes.get(drain.executorId()).draining = true;
            } else if (action instanceof ExecutorsAction.CancelDrain keep) {
                assertThat(processes.get(keep.executorId()).draining).isTrue();
                processes.get(keep.executorId()).draining = false;
            } else if (action instanceof ExecutorsAction.AddToRegistry show) {
                processes.get(show.executor().id()).shown = true;
            } else if (action instanceof ExecutorsAction.RemoveFromRegistry hide) {
                assertThat(processes.get(hide.executorId()).shown).isTrue();
                processes.get(hide.executorId()).shown = false;
            } else if (action instanceof ExecutorsAction.NotifyRegistered notifyListeners) {
                SimulatedProcess process =
                        processes.get(notifyListeners.executor().id());
                assertThat(process.registered).isFalse();
                process.registered = true;
            } else if (action instanceof ExecutorsAction.NotifyLost notifyListeners) {
                SimulatedProcess process = processes.get(notifyListeners.loss().id());
                assertThat(process.announcedLost).isFalse();
                process.announcedLost = true;
            }
        }

        void check() {
            processes.forEach((id, process) -> {
                assertThat(process.shown).as("tasks and board agree on " + id).isEqualTo(process.admitted);
                assertThat(process.announcedLost && process.shown).isFalse();
            });
            assertThat(core.highestId()).isEqualTo(nextId - 1);
        }

        /** From now on nothing breaks. */
        void settle() {
            link();
            apply("request " + target, core.requested("default", target, id -> 0));
            for (int round = 0; round < 4; round++) {
                List.copyOf(processes.keySet()).forEach(this::connect);
                List.copyOf(processes.keySet()).forEach(this::drained);
                pass(ExecutorsCore.FORGET_AFTER);
                tellEnds();
                check();
            }
            processes.forEach((id, process) -> {
                if (process.registered) {
                    assertThat(process.announcedLost)
                            .as("executor " + id + " is lost")
                            .isEqualTo(!process.alive);
                    assertThat(process.shown).as("executor " + id + " is shown").isEqualTo(process.alive);
                }
            });
            assertThat(core.totals("default", id -> 0).usable())
                    .isEqualTo((int) processes.values().stream()
                            .filter(process -> process.alive && process.registered)
                            .count())
                    .isLessThanOrEqualTo(target);
        }

        static Registration registration(int id) {
            return new Registration(id, "default", "a", "container_" + id, 1);
        }

        static ExecutorLoss loss(int id) {
            return new ExecutorLoss(
                    id, "default", "a", ExecutorLoss.Cause.PROGRAM, OptionalInt.empty(), "exited with 1");
        }
    }
}

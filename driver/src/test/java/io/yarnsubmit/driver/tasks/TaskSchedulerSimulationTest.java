package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Executors that come, break, return and go, messages that are lost, tasks that are cancelled: many random stories. */
class TaskSchedulerSimulationTest {
    private static final int SEEDS = 400;
    private static final int STEPS = 300;
    private static final int MAX_ATTEMPTS = 3;

    @Test
    void everyTaskEndsExactlyOnceAndNoExecutorHasTooMany() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + String.join("\n", story.trace), e);
            }
        }
    }

    private static final class SimulatedExecutor {
        final int slots;
        final Set<TaskKey> holds = new LinkedHashSet<>();
        final Set<Long> functions = new HashSet<>();
        boolean away;
        boolean draining;
        boolean drained;

        SimulatedExecutor(int slots) {
            this.slots = slots;
        }
    }

    private static final class Story {
        final List<String> trace = new ArrayList<>();
        final Random random;
        final TaskSchedulerCore core = new TaskSchedulerCore(MAX_ATTEMPTS);
        final Map<Integer, SimulatedExecutor> executors = new TreeMap<>();
        final Map<Long, String> open = new LinkedHashMap<>();
        final Map<Long, Integer> losses = new HashMap<>();
        final Set<Long> cancelled = new HashSet<>();
        int nextExecutor = 1;
        long nextTask;
        long nextFunction;

        Story(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                randomEvent();
                check();
            }
            settle();
        }

        /** From here on nothing breaks: then everything must come to its end. */
        void settle() {
            for (int id : List.copyOf(executors.keySet())) {
                lose(id);
            }
            join();
            while (core.unended() > 0) {
                int before = core.unended();
                finish(executors.keySet().iterator().next(), true);
                check();
                assertThat(core.unended()).isLessThan(before);
            }
            assertThat(open).isEmpty();
        }

        void randomEvent() {
            int dice = random.nextInt(100);
            if (dice < 15) {
                submit();
            } else if (dice < 22 && executors.size() < 6) {
                join();
            } else if (dice < 26 && !executors.isEmpty()) {
                lose(anyExecutor());
            } else if (dice < 32 && !executors.isEmpty()) {
                leave(anyExecutor());
            } else if (dice < 42 && !executors.isEmpty()) {
                comeBack(anyExecutor());
            } else if (dice < 45 && !executors.isEmpty()) {
                drainOrKeep(anyExecutor());
            } else if (dice < 55 && nextTask > 0) {
                cancel(random.nextLong(nextTask), random.nextBoolean());
            } else if (!executors.isEmpty()) {
                finish(anyExecutor(), random.nextInt(4) > 0);
            }
        }

        void submit() {
            List<TaskSpec> specs = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                open.put(nextTask, "open");
                specs.add(new TaskSpec(nextTask++, ByteString.EMPTY));
            }
            trace.add("submit " + specs.size() + " of function " + nextFunction);
            apply(core.submitted(nextFunction++, ByteString.EMPTY, specs));
        }

        void join() {
            int id = nextExecutor++;
            int slots = 1 + random.nextInt(4);
            trace.add("join " + id + " with " + slots);
            executors.put(id, new SimulatedExecutor(slots));
            apply(core.executorRegistered(id, "h" + id, slots));
        }

        void lose(int id) {
            boolean blamed = random.nextInt(3) == 0;
            trace.add("lose " + id + (blamed ? "" : " to the cluster"));
            executors.remove(id);
            apply(core.executorLost(id, "lost " + blamed, blamed));
        }

        void leave(int id) {
            if (!executors.get(id).away) {
                trace.add("away " + id);
                executors.get(id).away = true;
                apply(core.executorAway(id));
            }
        }

        void comeBack(int id) {
            SimulatedExecutor executor = executors.get(id);
            if (executor.away) {
                // Messages in either direction may have been lost with the connection.
                executor.holds.removeIf(key -> random.nextInt(5) == 0);
                trace.add("back " + id + " holding " + executor.holds);
                executor.away = false;
                executor.functions.clear();
                // A draining one that has nothing left says so again.
                executor.drained = false;
                apply(core.executorBack(id, Set.copyOf(executor.holds)));
            }
        }

        void drainOrKeep(int id) {
            SimulatedExecutor executor = executors.get(id);
            executor.draining = !executor.draining;
            executor.drained = false;
            trace.add((executor.draining ? "drain " : "keep ") + id);
            apply(executor.draining ? core.executorDraining(id) : core.executorKept(id));
        }

        void cancel(long taskId, boolean interrupt) {
            trace.add("cancel " + taskId);
            if (open.remove(taskId) != null) {
                cancelled.add(taskId);
            }
            apply(core.cancelled(taskId, interrupt));
        }

        void finish(int id, boolean well) {
            SimulatedExecutor executor = executors.get(id);
            if (executor.away || executor.holds.isEmpty()) {
                return;
            }
            TaskKey key = executor.holds.iterator().next();
            executor.holds.remove(key);
            trace.add("result of " + key + " on " + id);
            List<TaskAction> actions = well
                    ? core.succeeded(id, key, ByteString.EMPTY)
                    : core.failed(id, key, TaskError.getDefaultInstance());
            apply(actions);
            assertThat(core.succeeded(id, key, ByteString.EMPTY)).isEmpty();
        }

        void apply(List<TaskAction> actions) {
            for (TaskAction action : actions) {
                trace.add("  " + action);
                apply(action);
            }
        }

        void apply(TaskAction action) {
            if (action instanceof TaskAction.SendTask send) {
                SimulatedExecutor executor = working(send.executorId());
                assertThat(executor.draining).isFalse();
                assertThat(executor.functions).contains(send.functionId());
                assertThat(open).containsKey(send.task().id());
                assertThat(executor.holds.add(new TaskKey(send.task().id(), send.attempt())))
                        .isTrue();
            } else if (action instanceof TaskAction.SendFunction send) {
                assertThat(working(send.executorId()).functions.add(send.functionId()))
                        .isTrue();
            } else if (action instanceof TaskAction.ForgetFunction forget) {
                assertThat(working(forget.executorId()).functions.remove(forget.functionId()))
                        .isTrue();
            } else if (action instanceof TaskAction.CancelOn cancel) {
                working(cancel.executorId());
            } else if (action instanceof TaskAction.Succeed succeed) {
                assertThat(open.remove(succeed.taskId())).isNotNull();
            } else if (action instanceof TaskAction.Fail fail) {
                assertThat(open.remove(fail.taskId())).isNotNull();
            } else if (action instanceof TaskAction.GiveUp giveUp) {
                assertThat(open.remove(giveUp.taskId())).isNotNull();
                long blamed = giveUp.losses().stream()
                        .filter(loss -> loss.endsWith("true"))
                        .count();
                assertThat(giveUp.blamed()).isEqualTo(blamed == MAX_ATTEMPTS);
                assertThat(blamed).isLessThanOrEqualTo(MAX_ATTEMPTS);
                if (!giveUp.blamed()) {
                    assertThat(giveUp.losses()).hasSize(MAX_ATTEMPTS * TaskSchedulerCore.PATIENCE);
                }
            } else if (action instanceof TaskAction.Drained drained) {
                SimulatedExecutor executor = working(drained.executorId());
                assertThat(executor.draining).isTrue();
                assertThat(executor.drained).isFalse();
                executor.drained = true;
            }
        }

        SimulatedExecutor working(int id) {
            SimulatedExecutor executor = executors.get(id);
            assertThat(executor).as("executor " + id).isNotNull();
            assertThat(executor.away).isFalse();
            return executor;
        }

        void check() {
            Map<Long, Integer> holders = new HashMap<>();
            executors.forEach((id, executor) -> {
                assertThat(core.runningOn(id)).isLessThanOrEqualTo(executor.slots);
                if (!executor.away) {
                    assertThat(executor.holds).hasSizeLessThanOrEqualTo(executor.slots);
                    assertThat(core.runningOn(id)).isLessThanOrEqualTo(executor.holds.size());
                    executor.holds.forEach(key -> holders.merge(key.taskId(), 1, Integer::sum));
                }
            });
            holders.forEach(
                    (task, count) -> assertThat(count).as("holders of " + task).isEqualTo(1));
            assertThat(core.unended()).isGreaterThanOrEqualTo(open.size());
            boolean idleSlot = executors.entrySet().stream()
                    .anyMatch(entry -> !entry.getValue().away
                            && !entry.getValue().draining
                            && core.runningOn(entry.getKey()) < entry.getValue().slots);
            int running = executors.keySet().stream().mapToInt(core::runningOn).sum();
            assertThat(core.running()).isEqualTo(running);
            if (idleSlot) {
                assertThat(core.unended())
                        .as("nothing waits while a slot is free")
                        .isEqualTo(running);
            }
        }

        int anyExecutor() {
            return List.copyOf(executors.keySet()).get(random.nextInt(executors.size()));
        }
    }
}

package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.seeds.Seeds;
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

/** Runs many random stories: executors come, disconnect, reconnect and go, messages are lost, tasks are cancelled. */
class TaskSchedulerSimulationTest {
    private static final Seeds SEEDS = Seeds.of(100, 400);
    private static final int STEPS = 300;
    private static final int MAX_ATTEMPTS = 3;

    @Test
    void everyTaskEndsExactlyOnceAndNoExecutorHasTooMany() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(String.join("\n", story.trace), e);
            }
        });
    }

    private static final class SimulatedExecutor {
        final int slots;
        final Set<TaskAttemptId> holds = new LinkedHashSet<>();
        final Set<Long> functions = new HashSet<>();
        boolean away;
        boolean draining;
        boolean drained;
        int recalled;

        SimulatedExecutor(int slots) {
            this.slots = slots;
        }
    }

    /** Each task prefers some executors, or only ones that do not exist. */
    private record Preferring(long salt) implements TaskInputs {
        @Override
        public TaskInput input(int index) {
            return TaskInput.NONE;
        }

        @Override
        public boolean hasPreferences() {
            return true;
        }

        @Override
        public boolean prefers(int index, int executorId, String host) {
            return new Random(salt + 31L * index + executorId).nextInt(4) == 0;
        }
    }

    private static final class Story {
        final List<String> trace = new ArrayList<>();
        final Random random;
        final TaskSchedulerCore core;
        final Map<Integer, SimulatedExecutor> executors = new TreeMap<>();
        final Map<Long, String> open = new LinkedHashMap<>();
        final Map<Long, Integer> losses = new HashMap<>();
        final Set<Long> cancelled = new HashSet<>();
        int nextExecutor = 1;
        long nextTask;
        long nextFunction;
        final Map<Long, TaskSetSpec> openSets = new TreeMap<>();
        final Map<Long, Long> functionOf = new HashMap<>();
        final Set<Long> preferring = new HashSet<>();
        final Map<Long, Long> micros = new HashMap<>();
        final Map<Long, Integer> flying = new HashMap<>();
        final Set<Long> threw = new HashSet<>();

        Story(long seed) {
            random = new Random(seed);
            core = new TaskSchedulerCore(MAX_ATTEMPTS, new SchedulingPolicy(random.nextBoolean(), Map.of("a", 2)));
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                randomEvent();
                check();
            }
            settle();
        }

        /** From now on nothing breaks, so that everything must end. */
        void settle() {
            List.copyOf(openSets.values()).forEach(this::close);
            for (int id : List.copyOf(executors.keySet())) {
                lose(id);
            }
            join();
            while (core.unended() > 0) {
                int before = core.unended();
                for (int tick = 0; tick < 4; tick++) {
                    apply(core.tick());
                }
                finish(executors.keySet().iterator().next(), true);
                check();
                assertThat(core.unended()).isLessThan(before);
            }
            assertThat(open).isEmpty();
            assertThat(core.totals().partial()).isZero();
        }

        void randomEvent() {
            int dice = random.nextInt(100);
            if (dice < 12) {
                submit();
            } else if (dice < 15) {
                ready();
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
            } else if (dice < 57) {
                close();
            } else if (dice < 65) {
                trace.add("tick");
                apply(core.tick());
            } else if (dice < 68 && !executors.isEmpty()) {
                giveBack(anyExecutor());
            } else if (dice < 72 && !executors.isEmpty()) {
                progress(anyExecutor());
            } else if (!executors.isEmpty()) {
                finish(anyExecutor(), random.nextInt(4) > 0);
            }
        }

        void submit() {
            int tasks = 1 + random.nextInt(6);
            boolean openSet = random.nextInt(4) == 0;
            TaskSettings settings = new TaskSettings(
                    1 + random.nextInt(3), 1 + random.nextInt(2), 0, random.nextInt(3) == 0, 0, false, openSet);
            TaskSetSpec set = new TaskSetSpec(
                    nextFunction,
                    ByteString.EMPTY,
                    "",
                    nextTask,
                    tasks,
                    random.nextInt(3) == 0 ? new Preferring(random.nextLong()) : TaskInputs.NONE,
                    settings,
                    new TaskSetSpec.SchedulingKey(random.nextInt(3), random.nextBoolean() ? "a" : "b"));
            micros.put(nextFunction, random.nextBoolean() ? 100_000L : 15_000L);
            trace.add("submit " + set);
            for (int i = 0; i < tasks; i++) {
                functionOf.put(nextTask + i, nextFunction);
                if (set.inputs().hasPreferences()) {
                    preferring.add(nextTask + i);
                }
                if (!openSet) {
                    open.put(nextTask + i, "open");
                }
            }
            if (openSet) {
                openSets.put(nextFunction, set);
            }
            nextTask += tasks;
            nextFunction++;
            apply(core.submitted(set));
        }

        void ready() {
            if (openSets.isEmpty()) {
                return;
            }
            TaskSetSpec set = List.copyOf(openSets.values()).get(random.nextInt(openSets.size()));
            int index = random.nextInt(set.tasks());
            trace.add("ready " + index + " of " + set.functionId());
            open.put(set.firstTaskId() + index, "open");
            apply(core.ready(set.functionId(), index));
        }

        void close() {
            if (openSets.isEmpty()) {
                return;
            }
            TaskSetSpec set = List.copyOf(openSets.values()).get(random.nextInt(openSets.size()));
            close(set);
        }

        void close(TaskSetSpec set) {
            trace.add("close " + set.functionId());
            openSets.remove(set.functionId());
            for (int i = 0; i < set.tasks(); i++) {
                open.remove(set.firstTaskId() + i);
            }
            apply(core.closed(set.functionId(), random.nextBoolean()));
        }

        void progress(int id) {
            SimulatedExecutor executor = executors.get(id);
            for (TaskAttemptId key : executor.holds) {
                int permille = random.nextInt(1001);
                trace.add("progress of " + key + " on " + id + ": " + permille);
                core.progressed(
                        id,
                        TaskProgress.newBuilder()
                                .setTaskId(key.taskId())
                                .setAttempt(key.attempt())
                                .setPermille(permille)
                                .build());
            }
        }

        void giveBack(int id) {
            SimulatedExecutor executor = executors.get(id);
            if (executor.away || executor.recalled == 0 || executor.holds.size() <= 1) {
                return;
            }
            executor.recalled--;
            TaskAttemptId last = List.copyOf(executor.holds).get(executor.holds.size() - 1);
            trace.add("given back " + last + " by " + id);
            executor.holds.remove(last);
            finish(last);
            apply(core.result(id, of(last).setGivenBack(true).build()));
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
            executors.remove(id).holds.forEach(this::finish);
            apply(core.executorLost(id, "lost " + blamed, blamed));
        }

        void leave(int id) {
            if (!executors.get(id).away) {
                trace.add("away " + id);
                executors.get(id).away = true;
                apply(core.executorDisconnected(id));
            }
        }

        void comeBack(int id) {
            SimulatedExecutor executor = executors.get(id);
            if (executor.away) {
                // Messages in either direction may have been lost with the connection.
                executor.holds.removeIf(key -> random.nextInt(5) == 0 && finish(key));
                trace.add("back " + id + " holding " + executor.holds);
                executor.away = false;
                executor.functions.clear();
                // A draining executor without tasks is reported again.
                executor.drained = false;
                apply(core.executorReconnected(id, Set.copyOf(executor.holds)));
            }
        }

        void drainOrKeep(int id) {
            SimulatedExecutor executor = executors.get(id);
            executor.draining = !executor.draining;
            executor.drained = false;
            trace.add((executor.draining ? "drain " : "keep ") + id);
            apply(executor.draining ? core.executorDraining(id) : core.executorDrainCancelled(id));
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
            TaskAttemptId key = executor.holds.iterator().next();
            executor.holds.remove(key);
            trace.add((well ? "result of " : "error of ") + key + " on " + id);
            finish(key);
            if (!well) {
                threw.add(key.taskId());
            }
            long took = micros.get(functionOf.get(key.taskId()));
            TaskResult result = well
                    ? of(key).setValue(ByteString.EMPTY).setMicros(took).build()
                    : of(key).setError(TaskError.getDefaultInstance()).build();
            apply(core.result(id, result));
            assertThat(core.result(id, result)).isEmpty();
        }

        boolean finish(TaskAttemptId key) {
            flying.computeIfPresent(key.taskId(), (id, copies) -> copies == 1 ? null : copies - 1);
            return true;
        }

        static TaskResult.Builder of(TaskAttemptId key) {
            return TaskResult.newBuilder().setTaskId(key.taskId()).setAttempt(key.attempt());
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
                assertThat(executor.functions).contains(send.set().functionId());
                assertThat(open).containsKey(send.taskId());
                assertThat(flying.merge(send.taskId(), 1, Integer::sum))
                        .as("on one executor, or two")
                        .isLessThanOrEqualTo(send.set().settings().speculative() ? 2 : 1);
                assertThat(executor.holds.add(new TaskAttemptId(send.taskId(), send.attempt())))
                        .isTrue();
            } else if (action instanceof TaskAction.SendFunction send) {
                assertThat(working(send.executorId()).functions.add(send.set().functionId()))
                        .isTrue();
            } else if (action instanceof TaskAction.ForgetFunction forget) {
                assertThat(working(forget.executorId()).functions.remove(forget.functionId()))
                        .isTrue();
            } else if (action instanceof TaskAction.Recall recall) {
                working(recall.executorId()).recalled = recall.count();
            } else if (action instanceof TaskAction.CancelAttempt cancel) {
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
                    assertThat(giveUp.losses()).hasSize(MAX_ATTEMPTS * TaskSchedulerCore.LOSSES_PER_ATTEMPT);
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
            threw.retainAll(open.keySet());
            Set<Long> mayWait = new HashSet<>(threw);
            mayWait.addAll(preferring);
            mayWait.retainAll(open.keySet());
            int running = 0;
            int idle = 0;
            for (Map.Entry<Integer, SimulatedExecutor> entry : executors.entrySet()) {
                SimulatedExecutor executor = entry.getValue();
                int there = core.runningOn(entry.getKey());
                assertThat(there).isLessThanOrEqualTo(4 * executor.slots);
                if (!executor.away) {
                    assertThat(there).isLessThanOrEqualTo(executor.holds.size());
                    idle += !executor.draining && there == 0 ? 1 : 0;
                }
                running += Math.min(there, executor.slots);
            }
            assertThat(core.unended()).isGreaterThanOrEqualTo(open.size());
            assertThat(core.running()).isEqualTo(running);
            assertThat(core.totals().partial()).isBetween(0.0, 4.0 * core.unended());
            int inFlight = executors.keySet().stream().mapToInt(core::runningOn).sum();
            // Up to half of the executors may be excluded.
            if (idle > executors.size() / 2) {
                assertThat(core.unended() - inFlight)
                        .as("nothing waits while an executor is idle, but what threw there or had better run elsewhere")
                        .isLessThanOrEqualTo(mayWait.size());
            }
        }

        int anyExecutor() {
            return List.copyOf(executors.keySet()).get(random.nextInt(executors.size()));
        }
    }
}

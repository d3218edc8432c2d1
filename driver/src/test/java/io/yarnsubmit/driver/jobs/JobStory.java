package io.yarnsubmit.driver.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.util.ArrayDeque;
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
import org.jspecify.annotations.Nullable;

/** One simulated job with a random scheduler, executors that keep outputs, and a consumer. */
final class JobStory {
    private static final int STEPS = 250;
    private static final int MAX_STEPS = 20_000;

    private record Key(int stage, int task) {}

    final List<String> trace = new ArrayList<>();
    private final Random random;
    private final JobPlan plan;
    private final JobCore core;
    private final boolean withFailures;
    private final Map<Integer, Map<Key, ByteString>> executors = new TreeMap<>();
    private final Set<Integer> openSets = new HashSet<>();
    private final Set<Key> added = new LinkedHashSet<>();
    private final Map<Key, SuccessfulAttempt> recorded = new HashMap<>();
    private final Map<Integer, TaskOutput.Kept> fetches = new LinkedHashMap<>();
    private final Map<Integer, ByteString> delivered = new LinkedHashMap<>();
    private final ArrayDeque<Integer> untaken = new ArrayDeque<>();
    private int nextExecutor = 1;
    private int failures;
    private @Nullable JobOutcome outcome;

    JobStory(long seed) {
        random = new Random(seed);
        withFailures = random.nextInt(3) == 0;
        plan = randomPlan();
        core = new JobCore(plan);
        trace.add(plan.toString());
    }

    private JobPlan randomPlan() {
        int width = random.nextInt(9);
        List<StagePlan> stages = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            List<StagePlan.Dependency> dependencies = new ArrayList<>();
            for (int k = i == 0 ? 0 : random.nextInt(3); k > 0; k--) {
                dependencies.add(new StagePlan.Dependency(random.nextInt(i), random.nextBoolean()));
            }
            List<Integer> sizes = dependencies.stream()
                    .filter(dependency -> !dependency.gathered())
                    .map(dependency -> stages.get(dependency.stage()).tasks())
                    .distinct()
                    .toList();
            boolean gathers = i == count - 1 || dependencies.stream().anyMatch(StagePlan.Dependency::gathered);
            if (sizes.size() > 1 || gathers && sizes.equals(List.of(0))) {
                dependencies.removeIf(dependency -> !dependency.gathered());
                sizes = List.of();
            }
            if (i == count - 1) {
                for (int earlier = 0; earlier < i; earlier++) {
                    int place = earlier;
                    boolean needed = dependencies.stream().anyMatch(dependency -> dependency.stage() == place)
                            || stages.stream()
                                    .flatMap(stage -> stage.dependencies().stream())
                                    .anyMatch(dependency -> dependency.stage() == place);
                    if (!needed) {
                        dependencies.add(new StagePlan.Dependency(earlier, true));
                    }
                }
            }
            int tasks = sizes.size() == 1 ? sizes.get(0) : dependencies.isEmpty() ? width : 1 + random.nextInt(3);
            stages.add(new StagePlan("s" + i, tasks, dependencies, random.nextBoolean(), 100));
        }
        JobPlan.ResultMode[] modes = JobPlan.ResultMode.values();
        return new JobPlan(stages, modes[random.nextInt(modes.length)], 100_000);
    }

    JobOutcome play() {
        join();
        apply(core.started());
        for (int step = 0; step < STEPS && outcome == null; step++) {
            disturb();
            check();
        }
        for (int step = 0; outcome == null; step++) {
            assertThat(step).as("the job ends").isLessThan(MAX_STEPS);
            if (executors.isEmpty()) {
                join();
            }
            proceed();
            check();
        }
        afterTheEnd(outcome);
        return outcome;
    }

    private void disturb() {
        int dice = random.nextInt(100);
        if (dice < 5 && executors.size() < 5) {
            join();
        } else if (dice < 13 && !executors.isEmpty()) {
            loseExecutor(any(executors.keySet()));
        } else if (dice < 16 && !added.isEmpty() && withFailures) {
            fail(any(added));
        } else if (dice < 18 && withFailures && random.nextInt(4) == 0) {
            cancelSomething();
        } else if (dice < 24) {
            answerLate();
        } else {
            proceed();
        }
    }

    private void join() {
        trace.add("executor " + nextExecutor + " joins");
        executors.put(nextExecutor++, new HashMap<>());
    }

    private void loseExecutor(int id) {
        trace.add("executor " + id + " is lost");
        executors.remove(id);
        apply(core.executorLost(id));
    }

    private void proceed() {
        int dice = random.nextInt(10);
        if (dice < 2 && !untaken.isEmpty()) {
            int bytes = untaken.remove();
            trace.add("consumer takes " + bytes);
            apply(core.taken(bytes));
        } else if (dice < 4 && !fetches.isEmpty()) {
            fetch(any(fetches.keySet()));
        } else if (!added.isEmpty() && !executors.isEmpty()) {
            run(any(added), any(executors.keySet()));
        }
    }

    private void run(Key key, int executor) {
        List<ByteString> inputs = new ArrayList<>();
        for (TaskOutput output : core.inputs(key.stage(), key.task())) {
            if (output instanceof TaskOutput.Inline inline) {
                inputs.add(inline.bytes());
            } else {
                TaskOutput.Kept kept = (TaskOutput.Kept) output;
                Key from = keyOf(kept);
                ByteString found = store(kept.executorId()).get(from);
                if (found == null || random.nextInt(60) == 0) {
                    trace.add(key + " cannot have " + from + " of executor " + kept.executorId());
                    added.remove(key);
                    apply(core.inputLost(key.stage(), key.task(), from.stage(), from.task(), kept.executorId()));
                    return;
                }
                inputs.add(found);
            }
        }
        ByteString bytes = compute(key, inputs);
        TaskOutput output = new TaskOutput.Inline(bytes);
        if (random.nextBoolean()) {
            store(executor).put(key, bytes);
            output = kept(executor, key, bytes);
        }
        trace.add(key + " succeeds on " + executor + " " + output.getClass().getSimpleName());
        added.remove(key);
        apply(core.succeeded(key.stage(), key.task(), output, new SuccessfulAttempt(executor, 1, 5, Map.of("n", 1L))));
    }

    private static TaskOutput.Kept kept(int executor, Key key, ByteString bytes) {
        return new TaskOutput.Kept(KeptOutput.newBuilder()
                .setExecutorId(executor)
                .setBlockId(1_000L * key.stage() + key.task())
                .setBytes(bytes.size())
                .build());
    }

    private static Key keyOf(TaskOutput.Kept kept) {
        long block = kept.where().getBlockId();
        return new Key((int) (block / 1_000), (int) (block % 1_000));
    }

    private Map<Key, ByteString> store(int executor) {
        return executors.getOrDefault(executor, new HashMap<>());
    }

    private static ByteString compute(Key key, List<ByteString> inputs) {
        int hash = inputs.hashCode() * 31 + key.hashCode();
        return ByteString.copyFromUtf8(key.stage() + "." + key.task() + ":" + hash);
    }

    private ByteString expected(int stage, int task) {
        StagePlan plan = this.plan.stages().get(stage);
        List<ByteString> inputs = new ArrayList<>();
        for (StagePlan.Dependency dependency : plan.dependencies()) {
            int outputs = this.plan.stages().get(dependency.stage()).tasks();
            int from = dependency.gathered() ? Shares.start(task, plan.tasks(), outputs) : task;
            int to = dependency.gathered() ? Shares.start(task + 1, plan.tasks(), outputs) : task + 1;
            for (int input = from; input < to; input++) {
                inputs.add(expected(dependency.stage(), input));
            }
        }
        return compute(new Key(stage, task), inputs);
    }

    private void fail(Key key) {
        trace.add(key + " fails");
        added.remove(key);
        failures++;
        apply(core.failed(new StageFailure(key.stage(), key.task(), 1, ErrorCode.TASK_FAILED, "thrown", null)));
    }

    private void cancelSomething() {
        int stage = random.nextInt(plan.stages().size());
        int tasks = plan.stages().get(stage).tasks();
        int dice = random.nextInt(3);
        trace.add("cancel " + dice + " in stage " + stage);
        if (dice == 0) {
            apply(core.cancelled(true));
        } else if (dice == 1) {
            failures += core.totals(stage).waiting() + core.totals(stage).added();
            apply(core.stageCancelled(stage, true));
        } else if (tasks > 0) {
            int before = core.totals(stage).failed();
            List<JobAction> actions = core.taskCancelled(stage, random.nextInt(tasks), random.nextBoolean());
            failures += actions.isEmpty() && core.totals(stage).failed() == before ? 0 : 1;
            apply(actions);
        }
    }

    /** Sends answers about tasks that the scheduler does not have, which must be ignored. */
    private void answerLate() {
        int stage = random.nextInt(plan.stages().size());
        int tasks = plan.stages().get(stage).tasks();
        if (tasks == 0) {
            return;
        }
        Key key = new Key(stage, random.nextInt(tasks));
        if (!added.contains(key)) {
            trace.add("late answers for " + key);
            TaskOutput output = new TaskOutput.Inline(ByteString.copyFromUtf8("late"));
            assertThat(core.succeeded(stage, key.task(), output, new SuccessfulAttempt(1, 1, 5, Map.of())))
                    .isEmpty();
            assertThat(core.failed(new StageFailure(stage, key.task(), 1, ErrorCode.TASK_FAILED, "late", null)))
                    .isEmpty();
            assertThat(core.inputLost(stage, key.task(), 0, 0, 1)).isEmpty();
        }
    }

    private void fetch(int task) {
        TaskOutput.Kept kept = fetches.remove(task);
        Key key = new Key(plan.stages().size() - 1, task);
        ByteString found = store(kept.executorId()).get(key);
        trace.add("fetch of result " + task + (found == null ? " fails" : " succeeds"));
        apply(
                found == null
                        ? core.fetchFailed(task, kept.executorId())
                        : core.fetched(task, new TaskOutput.Inline(found)));
    }

    private void apply(List<JobAction> actions) {
        for (JobAction action : actions) {
            trace.add("  " + action);
            assertThat(outcome).as("nothing after the end").isNull();
            apply(action);
        }
    }

    private void apply(JobAction action) {
        if (action instanceof JobAction.OpenSet open) {
            assertThat(openSets.add(open.stage())).isTrue();
        } else if (action instanceof JobAction.AddTasks add) {
            assertThat(openSets).contains(add.stage());
            for (int task : add.tasks()) {
                assertThat(added.add(new Key(add.stage(), task))).isTrue();
                core.inputs(add.stage(), task);
            }
        } else if (action instanceof JobAction.CancelTask cancel) {
            assertThat(added.remove(new Key(cancel.stage(), cancel.task()))).isTrue();
        } else if (action instanceof JobAction.CloseSet close) {
            assertThat(openSets.remove(close.stage())).isTrue();
            added.removeIf(key -> key.stage() == close.stage());
            executors.values().forEach(store -> store.keySet().removeIf(key -> key.stage() == close.stage()));
        } else if (action instanceof JobAction.DropOutput drop) {
            Map<Key, ByteString> store = executors.get(drop.output().executorId());
            if (store != null) {
                assertThat(store.remove(new Key(drop.stage(), drop.task()))).isNotNull();
            }
        } else if (action instanceof JobAction.FetchOutput fetch) {
            fetches.put(fetch.task(), fetch.output());
        } else {
            applyToResults(action);
        }
    }

    private void applyToResults(JobAction action) {
        if (action instanceof JobAction.RecordAttempt record) {
            SuccessfulAttempt before = recorded.put(new Key(record.stage(), record.task()), record.attempt());
            assertThat(record.first()).isEqualTo(before == null);
        } else if (action instanceof JobAction.Deliver deliver) {
            int last = plan.stages().size() - 1;
            assertThat(deliver.result()).isEqualTo(expected(last, deliver.task()));
            assertThat(delivered.put(deliver.task(), deliver.result())).isNull();
            untaken.add(deliver.result().size());
        } else if (action instanceof JobAction.JobEnded end) {
            outcome = end.outcome();
        } else {
            throw new AssertionError("unknown " + action);
        }
    }

    private void check() {
        for (int stage = 0; stage < plan.stages().size(); stage++) {
            int place = stage;
            StageTotals totals = core.totals(stage);
            if (outcome == null) {
                assertThat(totals.added()).isEqualTo((int)
                        added.stream().filter(key -> key.stage() == place).count());
            }
            assertThat(totals.waiting()).isNotNegative();
            assertThat(totals.done()).isNotNegative();
        }
        assertThat(core.heldBytes()).isNotNegative();
        boolean stuck = outcome == null && added.isEmpty() && fetches.isEmpty() && untaken.isEmpty();
        assertThat(stuck).as("somebody can do something").isFalse();
    }

    private void afterTheEnd(JobOutcome end) {
        assertThat(openSets).isEmpty();
        executors.values().forEach(store -> assertThat(store).isEmpty());
        if (plan.results() == JobPlan.ResultMode.STREAMED_IN_ORDER) {
            assertThat(delivered.keySet().stream().toList()).isSorted();
        }
        if (end instanceof JobOutcome.Succeeded) {
            assertThat(failures).isZero();
            int tasks = plan.stages().stream().mapToInt(StagePlan::tasks).sum();
            assertThat(recorded).hasSize(tasks);
            assertThat(delivered)
                    .hasSize(
                            plan.results() == JobPlan.ResultMode.DROPPED
                                    ? 0
                                    : plan.last().tasks());
        } else if (end instanceof JobOutcome.TasksFailed failed) {
            assertThat(failed.count()).isEqualTo(failures);
        } else if (end instanceof JobOutcome.Refused refused) {
            throw new AssertionError(refused.message());
        }
        if (!(end instanceof JobOutcome.Cancelled) && plan.results() != JobPlan.ResultMode.ALL && failures == 0) {
            assertThat(core.heldBytes())
                    .isEqualTo(untaken.stream().mapToInt(Integer::intValue).sum());
        }
        assertThat(core.executorLost(1)).isEmpty();
        assertThat(core.cancelled(true)).isEmpty();
        assertThat(core.taken(1)).isEmpty();
    }

    private <T> T any(Set<T> set) {
        List<T> list = new ArrayList<>(set);
        return list.get(random.nextInt(list.size()));
    }
}

package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The executors and what is in flight on them, with the sums over all that are asked for at every event. */
final class ExecutorTable {
    private static final double PERMILLE = 1000;

    private final Map<Integer, ExecutorSlots> executors = new LinkedHashMap<>();
    private final ExecutorLoads loads = new ExecutorLoads();
    private int running;
    private long permille;

    ExecutorLoads loads() {
        return loads;
    }

    Collection<ExecutorSlots> all() {
        return executors.values();
    }

    @Nullable
    ExecutorSlots get(int id) {
        return executors.get(id);
    }

    void add(ExecutorSlots executor) {
        executors.put(executor.id, executor);
        loads.put(executor);
    }

    /** What is in flight there stays so until it is taken off. */
    @Nullable
    ExecutorSlots remove(int id) {
        ExecutorSlots executor = executors.remove(id);
        if (executor != null) {
            loads.remove(executor);
        }
        return executor;
    }

    /** Changes what its place among the others depends on. */
    void change(ExecutorSlots executor, Runnable change) {
        loads.remove(executor);
        change.run();
        loads.put(executor);
    }

    void launch(ActiveAttempt attempt, ExecutorSlots executor) {
        change(executor, () -> {
            running -= executor.running();
            executor.add(attempt);
            running += executor.running();
        });
    }

    /** Gives back its slots. */
    void finish(ActiveAttempt attempt, ExecutorSlots executor) {
        change(executor, () -> remove(attempt, executor));
    }

    /** Of an executor that was removed. */
    void remove(ActiveAttempt attempt, ExecutorSlots executor) {
        running -= executor.running();
        executor.remove(attempt);
        running += executor.running();
        progressed(attempt, 0);
    }

    void progressed(ActiveAttempt attempt, int now) {
        attempt.set.permille += now - attempt.permille;
        permille += now - attempt.permille;
        attempt.permille = now;
    }

    @Nullable
    ActiveAttempt attempt(int executorId, TaskAttemptId key) {
        ExecutorSlots executor = executors.get(executorId);
        ActiveAttempt attempt = executor == null ? null : executor.attempt(key.taskId());
        return attempt != null && attempt.number == key.attempt() ? attempt : null;
    }

    static List<ActiveAttempt> attemptsOf(ExecutorSlots executor) {
        List<ActiveAttempt> attempts = new ArrayList<>();
        executor.attempts().forEach(attempts::add);
        return attempts;
    }

    /** How many tasks run. */
    int running() {
        return running;
    }

    /** How much of what is in flight is done, in tasks. */
    double partial() {
        return permille / PERMILLE;
    }

    /** The same of one set. */
    static double partial(TaskSet set) {
        return set.permille / PERMILLE;
    }
}

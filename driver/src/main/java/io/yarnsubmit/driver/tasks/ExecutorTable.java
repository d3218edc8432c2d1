package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The executors and their attempts in flight, with totals that are kept up to date. */
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

    /** The attempts in flight there stay counted until they are removed. */
    @Nullable
    ExecutorSlots remove(int id) {
        ExecutorSlots executor = executors.remove(id);
        if (executor != null) {
            loads.remove(executor);
        }
        return executor;
    }

    /** Makes a change that affects the order of executors. */
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

    /** Frees the slots of an attempt. */
    void finish(ActiveAttempt attempt, ExecutorSlots executor) {
        change(executor, () -> remove(attempt, executor));
    }

    /** Frees the slots of an attempt on an executor that was removed. */
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

    /** The number of running tasks. */
    int running() {
        return running;
    }

    /** How much of the attempts in flight is done, in tasks. */
    double partial() {
        return permille / PERMILLE;
    }

    /** The same for one set. */
    static double partial(TaskSet set) {
        return set.permille / PERMILLE;
    }
}

package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Simulates an executor group on a cluster in steps of time: tasks arrive, executors take time to start, and the queue
 * has limited room. Tasks go to the executor with the most free slots, as in our scheduler. Waiting and waste are
 * summed up.
 */
final class ModelCluster {
    static final Duration STEP = Duration.ofMillis(100);
    static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(3);

    final int slots;
    final int capacity;
    final List<ModelExecutor> executors = new ArrayList<>();
    final List<ModelExecutor> starting = new ArrayList<>();
    final ArrayDeque<ModelTask> queue = new ArrayDeque<>();
    private final ArrayDeque<ModelTask> toCome;
    private final Duration startUp;
    private final Random random;
    private final Duration tail;
    int target;
    int asked;
    int started;
    int highest;
    int changes;
    long completed;
    double waitedSeconds;
    double longestWaitSeconds;
    double idleSeconds;
    Instant lastEnd = BEGIN;

    /** @param tail how long waste is counted after the last task */
    ModelCluster(ModelWorkload workload, int slots, int capacity, Duration startUp, Duration tail, long seed) {
        this.toCome = new ArrayDeque<>(workload.tasks());
        this.slots = slots;
        this.capacity = capacity;
        this.startUp = startUp;
        this.tail = tail;
        this.random = new Random(seed);
    }

    void run(Policy policy) {
        Instant now = BEGIN;
        while (!toCome.isEmpty() || !queue.isEmpty() || running() > 0 || now.isBefore(lastEnd.plus(tail))) {
            step(policy, now);
            now = now.plus(STEP);
            if (Duration.between(BEGIN, now).compareTo(LONGEST) > 0) {
                throw new AssertionError("does not come to its end: " + queue.size() + " tasks wait, target " + target);
            }
        }
    }

    private void step(Policy policy, Instant now) {
        endTasks(now);
        while (!toCome.isEmpty() && !toCome.peek().arrives().isAfter(now)) {
            queue.add(toCome.poll());
        }
        register(policy, now);
        dispatch(now);
        int wanted = policy.target(this, now);
        changes += wanted == target ? 0 : 1;
        target = wanted;
        allocate(now);
        executors.removeAll(policy.leaving(this, now));
        idleSeconds += executors.stream().filter(ModelExecutor::isIdle).count() * STEP.toMillis() / 1e3;
        highest = Math.max(highest, executors.size());
    }

    private void endTasks(Instant now) {
        for (ModelExecutor executor : executors) {
            if (executor.taskEnds.removeIf(end -> !end.isAfter(now) && ended(end)) && executor.isIdle()) {
                executor.idleSince = now;
            }
        }
    }

    private boolean ended(Instant end) {
        completed++;
        lastEnd = end;
        return true;
    }

    private void register(Policy policy, Instant now) {
        for (ModelExecutor executor : List.copyOf(starting)) {
            if (!executor.registers.isAfter(now)) {
                starting.remove(executor);
                executors.add(executor);
                policy.registered(now);
            }
        }
    }

    private void dispatch(Instant now) {
        while (!queue.isEmpty()) {
            ModelExecutor freest = executors.stream()
                    .min(Comparator.comparingInt((ModelExecutor e) -> e.taskEnds.size())
                            .thenComparing(e -> e.idleSince))
                    .orElse(null);
            if (freest == null || freest.taskEnds.size() >= slots) {
                return;
            }
            ModelTask task = queue.poll();
            double waited = Seconds.between(task.arrives(), now);
            waitedSeconds += waited;
            longestWaitSeconds = Math.max(longestWaitSeconds, waited);
            freest.taskEnds.add(now.plus(task.length()));
        }
    }

    /** Withdraws requests first, then starting executors; otherwise starts executors while there is room. */
    private void allocate(Instant now) {
        while (!starting.isEmpty() && executors.size() + starting.size() > target) {
            starting.remove(starting.size() - 1);
        }
        asked = Math.max(0, target - executors.size() - starting.size());
        while (asked > 0 && room() > 0) {
            double jitter = 0.7 + 0.6 * random.nextDouble();
            starting.add(new ModelExecutor(++started, now.plusMillis((long) (startUp.toMillis() * jitter))));
            asked--;
        }
    }

    int room() {
        return Math.max(0, capacity - executors.size() - starting.size());
    }

    int running() {
        return executors.stream().mapToInt(executor -> executor.taskEnds.size()).sum();
    }

    int busy() {
        return (int) executors.stream().filter(executor -> !executor.isIdle()).count();
    }

    GroupLoad load() {
        return new GroupLoad(queue.size(), running(), completed, executors.size(), busy(), starting.size());
    }
}

package io.yarnsubmit.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The options for the tasks of a stage. Immutable; begin with {@link #defaults()}.
 *
 * @param attempts how often a task that throws is tried in all; 1 by default. Lost executors do not count here, but
 *     towards {@code yarnsubmit.task.maxAttempts}
 * @param timeLimit how long an attempt may run. An attempt that runs longer is interrupted and counts as one that threw
 * @param slots how many of its executor's slots a task takes; 1 by default
 * @param speculative whether a task that takes far longer than the others is started a second time elsewhere. The first
 *     copy to end counts; the other is interrupted
 * @param failures what happens to the job when a task has failed for good
 * @param preferredHosts returns the machines that hold the data of a task, by the task's index. A task waits a short
 *     time for one of them, then runs anywhere. Called in the driver when a job starts
 */
public record StageOptions(
        int attempts,
        Optional<Duration> timeLimit,
        int slots,
        boolean speculative,
        FailurePolicy failures,
        Optional<IntFunction<List<String>>> preferredHosts) {
    private static final StageOptions DEFAULTS =
            new StageOptions(1, Optional.empty(), 1, false, FailurePolicy.FAIL_FAST, Optional.empty());

    /** Checks the numbers. */
    public StageOptions {
        if (attempts < 1) {
            throw new IllegalArgumentException("A task needs 1 attempt or more, not " + attempts);
        }
        if (slots < 1) {
            throw new IllegalArgumentException("A task needs 1 slot or more, not " + slots);
        }
        timeLimit.filter(limit -> limit.isNegative() || limit.isZero()).ifPresent(limit -> {
            throw new IllegalArgumentException("A time limit must be greater than 0, not " + limit);
        });
        requireNonNull(failures, "failures is null");
        requireNonNull(preferredHosts, "preferredHosts is null; use Optional.empty()");
    }

    /** One attempt, no time limit, one slot, no speculation; the first failure ends the job. */
    public static StageOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another number of attempts. */
    public StageOptions attempts(int other) {
        return new StageOptions(other, timeLimit, slots, speculative, failures, preferredHosts);
    }

    /** These options with a time limit for each attempt. */
    public StageOptions timeLimit(Duration other) {
        return new StageOptions(attempts, Optional.of(other), slots, speculative, failures, preferredHosts);
    }

    /** These options with another number of slots for each task. */
    public StageOptions slots(int other) {
        return new StageOptions(attempts, timeLimit, other, speculative, failures, preferredHosts);
    }

    /** These options with or without second copies of stragglers. */
    public StageOptions speculative(boolean other) {
        return new StageOptions(attempts, timeLimit, slots, other, failures, preferredHosts);
    }

    /** These options with another policy for failures. */
    public StageOptions failures(FailurePolicy other) {
        return new StageOptions(attempts, timeLimit, slots, speculative, other, preferredHosts);
    }

    /**
     * These options with preferred machines.
     *
     * <pre>{@code
     * StageOptions.defaults().preferredHosts(task -> blocks.get(task).hosts())
     * }</pre>
     */
    public StageOptions preferredHosts(IntFunction<List<String>> hostsOfTask) {
        return new StageOptions(attempts, timeLimit, slots, speculative, failures, Optional.of(hostsOfTask));
    }
}

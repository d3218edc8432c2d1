package io.yarnsubmit.driver.tasks;

/**
 * The settings for all tasks of a set.
 *
 * @param attempts how often a task that throws is tried in all
 * @param slots how many of an executor's slots a task takes while it runs, at most all of them
 * @param timeLimitMillis how long an attempt may run; 0 for no limit
 * @param speculative whether a straggler is started a second time elsewhere; the first result counts
 * @param keepAboveBytes outputs larger than this stay on the executor that made them, until somebody fetches them; 0
 *     for the most that a message may carry
 * @param outputUnwanted whether executors drop the outputs, because nobody needs them
 * @param open whether tasks become ready one by one, and possibly again; otherwise all are ready at once, and the set
 *     ends with the last one
 */
public record TaskSettings(
        int attempts,
        int slots,
        long timeLimitMillis,
        boolean speculative,
        long keepAboveBytes,
        boolean outputUnwanted,
        boolean open) {
    /** Larger results stay on their executor until the driver has room. */
    public static final long KEEP_RESULT_ABOVE_BYTES = 256 << 10;

    /** One attempt, one slot, no time limit, all tasks ready at once. */
    public static final TaskSettings PLAIN = new TaskSettings(1, 1, 0, false, KEEP_RESULT_ABOVE_BYTES, false, false);

    public TaskSettings {
        if (attempts < 1 || slots < 1 || timeLimitMillis < 0) {
            throw new IllegalArgumentException(attempts + " attempts, " + slots + " slots, " + timeLimitMillis + " ms");
        }
    }
}

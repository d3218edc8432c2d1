package io.yarnsubmit.driver.tasks;

/**
 * What goes for all tasks of a set.
 *
 * @param attempts how often a task is tried that throws; 1 is once
 * @param slots how many of an executor's slots a task takes while it runs; one that wants more than there are takes all
 * @param timeLimitMillis how long an attempt may run; 0 is for ever
 * @param speculative whether a task that takes much longer than others is begun once more elsewhere; the first result counts
 * @param keepAboveBytes an output larger than this stays on the executor; 0 is never
 * @param outputUnwanted whether nobody wants the outputs: they are dropped where they are made
 * @param open whether tasks become ready one by one, and may become so again; else all are ready at once, and the set ends
 *     with the last one
 */
public record TaskSettings(
        int attempts,
        int slots,
        long timeLimitMillis,
        boolean speculative,
        long keepAboveBytes,
        boolean outputUnwanted,
        boolean open) {
    /** Tried once, one slot, no limit, all ready at once. */
    public static final TaskSettings PLAIN = new TaskSettings(1, 1, 0, false, 0, false, false);

    public TaskSettings {
        if (attempts < 1 || slots < 1 || timeLimitMillis < 0) {
            throw new IllegalArgumentException(attempts + " attempts, " + slots + " slots, " + timeLimitMillis + " ms");
        }
    }
}

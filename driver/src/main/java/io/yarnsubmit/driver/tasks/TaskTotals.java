package io.yarnsubmit.driver.tasks;

/**
 * How many tasks are where. Cancelled ones are counted while they run, and not any more when they have ended.
 *
 * @param done ended with a value
 * @param failed ended without one
 * @param retried attempts that were lost with their executor, and are made again
 * @param partial how much of those that run is done, as they say themselves: 1 for each that is almost through
 */
public record TaskTotals(int waiting, int running, long done, long failed, long retried, double partial) {
    /** Before there are any. */
    public static final TaskTotals NONE = new TaskTotals(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public TaskTotals plus(TaskTotals other) {
        return new TaskTotals(
                waiting + other.waiting,
                running + other.running,
                done + other.done,
                failed + other.failed,
                retried + other.retried,
                partial + other.partial);
    }
}

package io.yarnsubmit.driver.tasks;

/**
 * The numbers of tasks by state. Cancelled tasks are counted only while they run.
 *
 * @param done tasks that succeeded
 * @param failed tasks that failed for good
 * @param retried attempts that had to be repeated
 * @param partial how much of the running tasks is done, as they report themselves, in tasks
 */
public record TaskTotals(int waiting, int running, long done, long failed, long retried, double partial) {
    /** No tasks. */
    public static final TaskTotals NONE = new TaskTotals(0, 0, 0, 0, 0, 0);

    /** The sums of both. */
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

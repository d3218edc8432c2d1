package io.yarnsubmit.driver.jobs;

/**
 * The numbers of a stage's tasks by state.
 *
 * @param waiting tasks that wait for inputs, or for room for their results
 * @param added tasks that the task scheduler has, running or not
 * @param failed tasks that failed for good, or depend on one that did
 */
public record StageTotals(int tasks, int waiting, int added, int failed) {
    public int done() {
        return tasks - waiting - added - failed;
    }
}

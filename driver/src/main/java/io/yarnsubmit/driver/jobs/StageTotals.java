package io.yarnsubmit.driver.jobs;

/**
 * How the tasks of a stage stand.
 *
 * @param waiting for inputs, or for room for their results
 * @param added to the scheduler, whether they run or not
 * @param failed for good, or what they need did
 */
public record StageTotals(int tasks, int waiting, int added, int failed) {
    public int done() {
        return tasks - waiting - added - failed;
    }
}

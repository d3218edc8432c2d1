package io.yarnsubmit.driver.jobs;

import java.util.List;

/**
 * A stage of a {@link JobPlan}.
 *
 * @param name for messages
 * @param tasks how many, 0 or more
 * @param needs the stages whose outputs its tasks get; none for a stage whose inputs the driver has
 * @param collectAll whether the job goes on when one of its tasks has failed for good
 * @param maxOutputLosses how often the output of one task may be lost with its executor, and is made again
 */
public record StagePlan(
        String name, int tasks, List<Dependency> dependencies, boolean collectAll, int maxOutputLosses) {
    /** Keeps a copy. */
    public StagePlan {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * That the tasks of a stage need outputs of another.
     *
     * @param stage its place in the plan
     * @param gathered whether each task needs a contiguous share of the outputs, else the one of its own index
     */
    public record Dependency(int stage, boolean gathered) {}
}

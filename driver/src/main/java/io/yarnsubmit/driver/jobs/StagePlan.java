package io.yarnsubmit.driver.jobs;

import java.util.List;

/**
 * A stage of a {@link JobPlan}.
 *
 * @param name shown in messages
 * @param tasks the number of tasks, 0 or more
 * @param dependencies the stages whose outputs its tasks need; none for a stage whose inputs the driver has
 * @param collectAll whether the job continues when one of its tasks has failed for good
 * @param maxOutputLosses how often the output of a task is computed again after it was lost with its executor
 */
public record StagePlan(
        String name, int tasks, List<Dependency> dependencies, boolean collectAll, int maxOutputLosses) {
    /** Copies the list. */
    public StagePlan {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * The tasks of a stage need outputs of another one.
     *
     * @param stage the index of the other stage in the plan
     * @param gathered whether each task needs a contiguous share of the outputs; otherwise it needs the output with its
     *     own index
     */
    public record Dependency(int stage, boolean gathered) {}
}

package io.yarnsubmit.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a stage of a job stands.
 *
 * @param name as it was given
 * @param tasks how many it has
 * @param waiting for their inputs, or for a slot
 * @param running on an executor, or sent to one
 * @param done whose output is there, or was used
 * @param failed for good; those that could not run because another failed are among them
 * @param progress how much of it is done, from 0 to 1: the tasks that are done, and of those that run as much as they say by
 *     {@link TaskContext#progress}
 * @param retried how many attempts were made beside the first ones
 * @param durations of the attempts that were successful; empty before the first
 * @param executors how many tasks each executor has done, by its id
 */
public record StageStatus(
        String name,
        int tasks,
        int waiting,
        int running,
        int done,
        int failed,
        double progress,
        int retried,
        Optional<Durations> durations,
        Map<Integer, Integer> executors) {

    /** Keeps a copy of the map. */
    public StageStatus {
        executors = Map.copyOf(executors);
    }

    /** Whether none of its tasks waits or runs. */
    public boolean ended() {
        return done + failed == tasks;
    }

    /**
     * How long attempts ran on their executors.
     *
     * @param min of the shortest
     * @param median to within a tenth
     * @param max of the longest
     */
    public record Durations(Duration min, Duration median, Duration max) {}
}

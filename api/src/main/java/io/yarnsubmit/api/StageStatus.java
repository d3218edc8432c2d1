package io.yarnsubmit.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a stage of a job.
 *
 * @param name the name of the stage
 * @param tasks how many tasks it has
 * @param waiting tasks that wait for their inputs or for a slot
 * @param running tasks that run on an executor or were sent to one
 * @param done tasks that have succeeded
 * @param failed tasks that have failed for good, or could not run because another one failed
 * @param progress how much of it is done, from 0 to 1: the tasks that are done, and of running ones what they report by
 *     {@link TaskContext#progress}
 * @param retried how many attempts were made besides the first ones
 * @param durations of the attempts that succeeded; empty before the first
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

    /** Copies the map. */
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
     * @param min the shortest duration
     * @param median accurate to about a tenth
     * @param max the longest duration
     */
    public record Durations(Duration min, Duration median, Duration max) {}
}

package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;

/**
 * Tasks that apply one function, each to its own input.
 *
 * @param functionId identifies the function and the set; it grows over time
 * @param stage the name of the stage that the tasks belong to; empty outside a job
 * @param firstTaskId the id of the task with index 0; the other ids follow it
 * @param schedulingKey decides which tasks go first when there are more than slots
 */
public record TaskSetSpec(
        long functionId,
        ByteString function,
        String stage,
        long firstTaskId,
        int tasks,
        TaskInputs inputs,
        TaskSettings settings,
        SchedulingKey schedulingKey) {

    /**
     * What the scheduling policy needs to know about a task set.
     *
     * @param job the id of the job; it grows over time
     * @param pool the pool of jobs that the job belongs to
     * @param priority of two jobs of one pool the one with the higher priority goes first
     */
    public record SchedulingKey(long job, String pool, int priority) {
        /** A key with the priority 0. */
        public SchedulingKey(long job, String pool) {
            this(job, pool, 0);
        }
    }
}

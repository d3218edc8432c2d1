package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;

/**
 * Tasks that apply one function, each to an input of its own.
 *
 * @param functionId grows over the process's life; names the set too
 * @param stage the name of the stage of a job that its tasks are; empty if they are no part of a job
 * @param firstTaskId of the task with index 0; the others follow
 * @param turn whose turn it is when there are more tasks than slots
 */
public record TaskSetSpec(
        long functionId,
        ByteString function,
        String stage,
        long firstTaskId,
        int tasks,
        TaskInputs source,
        TaskRules rules,
        Turn turn) {

    /**
     * Between whom the slots are shared.
     *
     * @param job grows over the process's life
     * @param pool jobs of one pool share what the pool gets
     * @param priority of two jobs of one pool the one with more goes first
     */
    public record Turn(long job, String pool, int priority) {
        /** With no priority over others. */
        public Turn(long job, String pool) {
            this(job, pool, 0);
        }
    }
}

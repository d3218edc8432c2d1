package io.yarnsubmit.protocol.blocks;

/**
 * The ids of blocks. The output of a task has the task's id. The ids of what the driver serves are negative: broadcast
 * values and functions, which share one sequence of numbers, and inputs.
 */
public final class BlockIds {
    private BlockIds() {}

    /** @param id the broadcast's id, 0 or more */
    public static long ofBroadcast(long id) {
        return -1 - id;
    }

    /** The broadcast's id of a block. */
    public static long broadcastOf(long block) {
        return -1 - block;
    }

    /** @param functionId the id of a function that is too large for a message */
    public static long ofFunction(long functionId) {
        return ofBroadcast(functionId);
    }

    /** @param number counts the inputs that are too large for a message, from 0 */
    public static long ofInput(long number) {
        return Long.MIN_VALUE + number;
    }
}

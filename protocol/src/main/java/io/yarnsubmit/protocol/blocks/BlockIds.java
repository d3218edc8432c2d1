package io.yarnsubmit.protocol.blocks;

/** Numbers of blocks. The output of a task has the task's; broadcast values are below 0. */
public final class BlockIds {
    private BlockIds() {}

    /** @param id of the broadcast, 0 or more */
    public static long ofBroadcast(long id) {
        return -1 - id;
    }
}

package io.yarnsubmit.protocol.blocks;

/** The ids of blocks. The output of a task has the task's id; the ids of broadcast values are negative. */
public final class BlockIds {
    private BlockIds() {}

    /** @param id the broadcast's id, 0 or more */
    public static long ofBroadcast(long id) {
        return -1 - id;
    }
}

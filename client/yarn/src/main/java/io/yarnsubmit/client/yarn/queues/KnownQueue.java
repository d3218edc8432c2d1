package io.yarnsubmit.client.yarn.queues;

import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;

/**
 * A queue that the scheduler has.
 *
 * @param path the full path, beginning with {@code root}
 * @param maySubmit whether this user may submit to it
 * @param info what the scheduler tells of it
 */
public record KnownQueue(String path, boolean maySubmit, QueueInfo info) {
    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether there is none below it. One below which queues are made on demand may look like that too. */
    public boolean isLeaf() {
        return info.getChildQueues().isEmpty();
    }

    /** Whether it takes applications. */
    public boolean isRunning() {
        return info.getQueueState() != QueueState.STOPPED && info.getQueueState() != QueueState.DRAINING;
    }

    public boolean isUsable() {
        return isLeaf() && isRunning() && maySubmit;
    }
}

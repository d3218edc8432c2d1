package io.yarnsubmit.embedded.yarn;

import java.util.Optional;

/**
 * A leaf queue beside {@code default}, below the root of the capacity scheduler.
 *
 * @param name without {@code root.}
 * @param capacityPercent its guaranteed share of the cluster; {@code default} has what the others leave
 * @param maximumCapacityPercent the share it never exceeds
 * @param running false for a queue that is stopped and takes no applications
 * @param submitters who may submit, as YARN writes access lists ({@code user1,user2 group1}); everybody when empty
 */
public record EmbeddedQueue(
        String name, int capacityPercent, int maximumCapacityPercent, boolean running, Optional<String> submitters) {

    public EmbeddedQueue {
        if (capacityPercent < 0 || maximumCapacityPercent < capacityPercent || maximumCapacityPercent > 100) {
            throw new IllegalArgumentException(
                    "queue %s: 0 <= capacity (%d) <= maximum capacity (%d) <= 100 does not hold"
                            .formatted(name, capacityPercent, maximumCapacityPercent));
        }
    }

    /** A queue that runs, is open to everybody and may use the whole cluster. */
    public static EmbeddedQueue of(String name, int capacityPercent) {
        return new EmbeddedQueue(name, capacityPercent, 100, true, Optional.empty());
    }

    public EmbeddedQueue withMaximumCapacityPercent(int percent) {
        return new EmbeddedQueue(name, capacityPercent, percent, running, submitters);
    }

    public EmbeddedQueue stopped() {
        return new EmbeddedQueue(name, capacityPercent, maximumCapacityPercent, false, submitters);
    }

    public EmbeddedQueue withSubmitters(String accessList) {
        return new EmbeddedQueue(name, capacityPercent, maximumCapacityPercent, running, Optional.of(accessList));
    }
}

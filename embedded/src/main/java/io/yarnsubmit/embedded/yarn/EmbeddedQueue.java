package io.yarnsubmit.embedded.yarn;

import java.util.Optional;

/**
 * A leaf queue besides {@code default}, below the root of the capacity scheduler.
 *
 * @param name without {@code root.}
 * @param capacityPercent its guaranteed share of the cluster; {@code default} gets the rest
 * @param maximumCapacityPercent its maximum share of the cluster
 * @param running false for a stopped queue, which takes no applications
 * @param submitters who may submit, as an access list of YARN ({@code user1,user2 group1}); empty for everybody
 */
public record EmbeddedQueue(
        String name, int capacityPercent, int maximumCapacityPercent, boolean running, Optional<String> submitters) {

    public EmbeddedQueue {
        if (capacityPercent < 0 || maximumCapacityPercent < capacityPercent || maximumCapacityPercent > 100) {
            throw new IllegalArgumentException("queue %s: 0 <= capacity (%d) <= maximum capacity (%d) <= 100 must hold"
                    .formatted(name, capacityPercent, maximumCapacityPercent));
        }
    }

    /** A running queue that is open to everybody and may use the whole cluster. */
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

package io.yarnsubmit.driver.tasks;

import java.util.Map;

/**
 * How jobs share executors.
 *
 * @param fair whether jobs of one pool run side by side; else one after the other, as long as the first has tasks
 * @param weights of pools; 1 for those that are not named
 */
public record SchedulingPolicy(boolean fair, Map<String, Integer> weights) {
    /** One after the other. */
    public static final SchedulingPolicy FIFO = new SchedulingPolicy(false, Map.of());

    public SchedulingPolicy {
        weights = Map.copyOf(weights);
    }
}

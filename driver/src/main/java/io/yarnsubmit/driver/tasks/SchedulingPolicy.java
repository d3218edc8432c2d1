package io.yarnsubmit.driver.tasks;

import java.util.Map;

/**
 * How jobs share the executors.
 *
 * @param fair whether jobs of one pool run side by side; otherwise the first job goes first as long as it has tasks
 * @param weights the weights of pools; other pools have the weight 1
 */
public record SchedulingPolicy(boolean fair, Map<String, Integer> weights) {
    /** Jobs run one after the other. */
    public static final SchedulingPolicy FIFO = new SchedulingPolicy(false, Map.of());

    public SchedulingPolicy {
        weights = Map.copyOf(weights);
    }
}

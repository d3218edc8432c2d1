package io.yarnsubmit.client.explain;

import java.util.Set;

/**
 * A machine of the cluster.
 *
 * @param state running, unhealthy, lost, decommissioning and so on, in lower case
 * @param total what it has for containers
 * @param used by containers
 * @param labels at most one, as YARN has it
 * @param health what it says of itself; empty when all is well
 */
public record MachineFacts(
        String host, String rack, String state, Size total, Size used, Set<String> labels, String health) {
    public MachineFacts {
        labels = Set.copyOf(labels);
    }

    boolean isRunning() {
        return state.equals("running");
    }

    boolean hasLabel(String label) {
        return label.isEmpty() ? labels.isEmpty() || labels.equals(Set.of("")) : labels.contains(label);
    }

    boolean hasRoomFor(Size size) {
        return size.hasRoomBeside(used, total);
    }

    Size free() {
        return total.minus(used);
    }
}

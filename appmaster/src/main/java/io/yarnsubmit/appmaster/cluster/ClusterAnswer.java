package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.allocation.Machine;
import io.yarnsubmit.appmaster.allocation.PreemptionNotice;
import java.util.List;
import java.util.Optional;

/**
 * The content of one answer of the ResourceManager, to be handled in the order of the components.
 *
 * @param leftovers containers of former attempts that run
 */
public record ClusterAnswer(
        List<Grant> leftovers,
        List<Machine> machines,
        List<Completion> completed,
        List<Grant> granted,
        Optional<PreemptionNotice> preemption,
        Optional<Headroom> headroom) {
    public ClusterAnswer {
        leftovers = List.copyOf(leftovers);
        machines = List.copyOf(machines);
        completed = List.copyOf(completed);
        granted = List.copyOf(granted);
    }

    /** A container has ended. */
    public record Completion(String container, int exitStatus, String diagnostics) {}

    /** Whether it has anything besides the headroom. */
    public boolean isEmpty() {
        return leftovers.isEmpty()
                && machines.isEmpty()
                && completed.isEmpty()
                && granted.isEmpty()
                && preemption.isEmpty();
    }
}

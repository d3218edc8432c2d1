package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import java.util.List;

/**
 * What an application will ask the cluster for.
 *
 * @param queue as the user named it; {@code default} if nobody did
 * @param containers one of each size
 * @param labels of the machines to run on
 * @param resources other resources that executors need
 * @param places the places of each executor group that may run only there
 */
public record Demand(
        String queue,
        List<Container> containers,
        List<Label> labels,
        List<ResourceAmount> resources,
        List<Places> places) {
    private static final String YARNS_DEFAULT = "default";

    /**
     * A container.
     *
     * @param what for messages: The executor, The driver
     * @param total memory
     * @param cores vcores
     * @param memoryOption what to change
     * @param coresOption what to change
     */
    public record Container(String what, MemorySize memory, int cores, String memoryOption, String coresOption) {}

    /**
     * A node label.
     *
     * @param option what to change
     */
    public record Label(String name, String option) {}

    /** The only places where the executors of a group may run. */
    public record Places(List<String> hosts, List<String> racks) {}

    /** Whether YARN's placement rules may choose another: they do unless another name than {@code default} is given. */
    boolean leavesQueueToYarn() {
        return queue.equals(YARNS_DEFAULT);
    }

    boolean isTiedToMachines() {
        return !places.isEmpty();
    }
}

package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.protocol.MemorySize;
import java.util.List;

/**
 * What an application will ask the cluster for.
 *
 * @param queue as the user named it
 * @param containers one of each size
 */
public record Demand(String queue, List<Container> containers) {

    /**
     * A container.
     *
     * @param what for messages: The executor, The driver
     * @param memory in all
     * @param cores vcores
     * @param memoryOption what to change
     * @param coresOption what to change
     */
    public record Container(String what, MemorySize memory, int cores, String memoryOption, String coresOption) {}
}

package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.protocol.MemorySize;
import java.util.List;

/**
 * What the cluster says before anything is submitted.
 *
 * @param user whom it takes this client for
 * @param largestMemory of a container
 * @param largestCores of a container, in vcores
 * @param queues all that it shows
 */
public record ClusterFacts(String user, MemorySize largestMemory, int largestCores, List<Queue> queues) {

    /**
     * A queue.
     *
     * @param name the last part of its path
     * @param path the full path, beginning with {@code root}
     * @param leaf whether applications can be in it
     * @param running whether it accepts applications
     * @param maySubmit whether this user may submit to it
     */
    public record Queue(String name, String path, boolean leaf, boolean running, boolean maySubmit) {
        boolean isCalled(String asked) {
            return asked.equals(name) || asked.equals(path) || ("root." + asked).equals(path);
        }
    }
}

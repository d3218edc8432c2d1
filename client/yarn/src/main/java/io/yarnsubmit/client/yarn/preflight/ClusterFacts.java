package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.client.yarn.queues.QueueTree;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import java.util.List;
import java.util.Set;

/**
 * What the cluster reports before anything is submitted. Facts that nothing depends on are not requested, and are empty.
 *
 * @param user the user that it knows this client as
 * @param largestMemory of a container
 * @param largestCores of a container, in vcores
 * @param largestResources of a container, of each resource type besides memory and vcores
 * @param queues all that it shows
 * @param queuesOnDemand whether one that is not there may be made for an application
 * @param nodeLabels all that it has
 * @param machines all that it knows of, also those that are gone
 */
public record ClusterFacts(
        String user,
        MemorySize largestMemory,
        int largestCores,
        List<ResourceAmount> largestResources,
        List<Queue> queues,
        boolean queuesOnDemand,
        Set<String> nodeLabels,
        List<Machine> machines) {

    /** The queues that a name may mean. */
    List<Queue> queuesCalled(String asked) {
        return queues.stream().filter(queue -> queue.isCalled(asked)).toList();
    }

    /** The name under which YARN takes the queue that is asked for. */
    public String acceptedName(String asked) {
        return QueueTree.acceptedName(asked, queues.stream().map(Queue::path).toList(), queuesOnDemand);
    }

    /** By what name it can be given: its path where another has the same name. */
    String nameOf(Queue queue) {
        return queuesCalled(queue.name()).size() > 1 ? queue.path() : queue.name();
    }

    /**
     * A queue.
     *
     * @param name the last part of its path
     * @param path the full path, beginning with {@code root}
     * @param leaf whether applications can be in it
     * @param running whether it accepts applications
     * @param maySubmit whether this user may submit to it
     * @param nodeLabels which machines its applications may use; {@code *} for all
     */
    public record Queue(
            String name, String path, boolean leaf, boolean running, boolean maySubmit, Set<String> nodeLabels) {
        private static final String ALL = "*";

        boolean isCalled(String asked) {
            return asked.equals(name) || asked.equals(path) || ("root." + asked).equals(path);
        }

        boolean isUsable() {
            return leaf && running && maySubmit;
        }

        boolean reaches(String label) {
            return nodeLabels.contains(ALL) || nodeLabels.contains(label);
        }
    }

    /**
     * A machine.
     *
     * @param state running, lost and so on, in lower case
     */
    public record Machine(String host, String rack, String state) {
        boolean isRunning() {
            return state.equals("running");
        }
    }
}

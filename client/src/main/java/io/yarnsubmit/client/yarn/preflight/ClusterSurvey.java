package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.protocol.MemorySize;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.api.records.QueueUserACLInfo;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Asks the ResourceManager for the facts that an application is checked against. */
public final class ClusterSurvey {
    private ClusterSurvey() {}

    /** @param largest the largest container, as the ResourceManager told it with the application id */
    public static ClusterFacts of(Cluster cluster, Resource largest) throws IOException, YarnException {
        Set<String> forbidden = new HashSet<>();
        for (QueueUserACLInfo acl : cluster.yarn().getQueueAclsInfo()) {
            if (!acl.getUserAcls().contains(QueueACL.SUBMIT_APPLICATIONS)) {
                forbidden.add(acl.getQueueName());
            }
        }
        List<Queue> queues = cluster.yarn().getAllQueues().stream()
                .map(queue -> queue(queue, forbidden))
                .toList();
        return new ClusterFacts(
                cluster.user(),
                MemorySize.ofMib((int) Math.min(largest.getMemorySize(), Integer.MAX_VALUE)),
                largest.getVirtualCores(),
                queues);
    }

    private static Queue queue(QueueInfo queue, Set<String> forbidden) {
        String name = lastPart(queue.getQueueName());
        String path = queue.getQueuePath() == null ? queue.getQueueName() : queue.getQueuePath();
        return new Queue(
                name,
                path,
                queue.getChildQueues().isEmpty(),
                queue.getQueueState() != QueueState.STOPPED && queue.getQueueState() != QueueState.DRAINING,
                !forbidden.contains(name) && !forbidden.contains(path));
    }

    private static String lastPart(String queueName) {
        return queueName.substring(queueName.lastIndexOf('.') + 1);
    }
}

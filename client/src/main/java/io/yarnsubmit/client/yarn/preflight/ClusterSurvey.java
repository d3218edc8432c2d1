package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.protocol.MemorySize;
import java.io.IOException;
import java.util.ArrayList;
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
        List<Queue> queues = new ArrayList<>();
        cluster.yarn().getRootQueueInfos().forEach(queue -> collect(queue, "root", forbidden, queues));
        return new ClusterFacts(
                cluster.user(),
                MemorySize.ofMib((int) Math.min(largest.getMemorySize(), Integer.MAX_VALUE)),
                largest.getVirtualCores(),
                List.copyOf(queues));
    }

    /** With all below it. The path is put together here: older clusters tell a queue's name alone. */
    private static void collect(QueueInfo queue, String parent, Set<String> forbidden, List<Queue> queues) {
        String name = lastPart(queue.getQueueName());
        String path = parent + "." + name;
        queues.add(new Queue(
                name,
                path,
                queue.getChildQueues().isEmpty(),
                queue.getQueueState() != QueueState.STOPPED && queue.getQueueState() != QueueState.DRAINING,
                !forbidden.contains(name) && !forbidden.contains(path)));
        queue.getChildQueues().forEach(child -> collect(child, path, forbidden, queues));
    }

    private static String lastPart(String queueName) {
        return queueName.substring(queueName.lastIndexOf('.') + 1);
    }
}

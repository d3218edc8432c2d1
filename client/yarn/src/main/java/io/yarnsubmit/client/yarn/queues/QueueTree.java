package io.yarnsubmit.client.yarn.queues;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueUserACLInfo;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * All queues that the scheduler shows.
 *
 * @param queues without the root
 * @param madeOnDemand whether a queue that is not there may be made for an application: so does the fair scheduler
 */
public record QueueTree(List<KnownQueue> queues, boolean madeOnDemand) {
    private static final String ROOT = "root";
    private static final String FAIR = "FairScheduler";

    public static QueueTree read(YarnClient yarn) throws IOException, YarnException {
        Set<String> forbidden = new HashSet<>();
        for (QueueUserACLInfo acl : yarn.getQueueAclsInfo()) {
            if (!acl.getUserAcls().contains(QueueACL.SUBMIT_APPLICATIONS)) {
                forbidden.add(acl.getQueueName());
            }
        }
        return of(yarn.getRootQueueInfos(), forbidden);
    }

    /** @param forbidden names or paths of those that this user may not submit to, as the cluster's version tells them */
    static QueueTree of(List<QueueInfo> roots, Set<String> forbidden) {
        List<KnownQueue> queues = new ArrayList<>();
        roots.forEach(queue -> collect(queue, ROOT, forbidden, queues));
        return new QueueTree(List.copyOf(queues), roots.stream().anyMatch(QueueTree::isFair));
    }

    /** Older versions do not tell the scheduler, but the fair one's queues are known by their paths alone. */
    private static boolean isFair(QueueInfo queue) {
        return String.valueOf(NewerQueueInfo.schedulerType(queue)).contains(FAIR)
                || NewerQueueInfo.path(queue) == null && queue.getQueueName().startsWith(ROOT + ".");
    }

    /** With all below it. The path is put together here: older clusters tell a queue's name alone. */
    private static void collect(QueueInfo queue, String parent, Set<String> forbidden, List<KnownQueue> queues) {
        String name = queue.getQueueName().substring(queue.getQueueName().lastIndexOf('.') + 1);
        String path = parent + "." + name;
        queues.add(new KnownQueue(path, !forbidden.contains(name) && !forbidden.contains(path), queue));
        queue.getChildQueues().forEach(child -> collect(child, path, forbidden, queues));
    }

    /** The name under which YARN takes a queue that is asked for. */
    public String acceptedName(String asked) {
        return acceptedName(asked, queues.stream().map(KnownQueue::path).toList(), madeOnDemand);
    }

    /**
     * The name under which YARN takes a queue that is asked for: as it is, unless it is a path without its root, {@code team.b}.
     * The fair scheduler takes that, but the capacity scheduler takes only a whole path or a leaf's own name. Older ones take
     * the leaf's name alone.
     *
     * @param paths of all queues
     */
    public static String acceptedName(String asked, List<String> paths, boolean madeOnDemand) {
        String whole = ROOT + "." + asked;
        if (madeOnDemand || asked.indexOf('.') < 0 || paths.contains(asked) || !paths.contains(whole)) {
            return asked;
        }
        String leaf = asked.substring(asked.lastIndexOf('.'));
        boolean alone = paths.stream().filter(path -> path.endsWith(leaf)).count() == 1;
        return alone ? leaf.substring(1) : whole;
    }

    /** What to call it: its name, or its path where others have the same name, or a name alone would make a new queue. */
    public String nameOf(KnownQueue queue) {
        boolean alone = queues.stream()
                        .filter(other -> other.name().equals(queue.name()))
                        .count()
                == 1;
        return alone && !madeOnDemand ? queue.name() : queue.path();
    }

    /** Whether an application's queue, as YARN reports it, is this one. */
    public boolean isCalled(KnownQueue queue, String reported) {
        return reported.equals(queue.path()) || reported.equals(nameOf(queue));
    }
}

package io.yarnsubmit.client.yarn.explain;

import io.yarnsubmit.client.explain.QueueFacts;
import io.yarnsubmit.client.explain.Size;
import io.yarnsubmit.client.yarn.queues.KnownQueue;
import io.yarnsubmit.client.yarn.queues.QueueTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.QueueConfigurations;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.api.records.QueueStatistics;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/** Reads the state of a queue: from the RPC service, and the rest from the web service. */
final class QueueReader {
    private static final int MOST_OTHERS = 3;

    private final YarnClient yarn;

    QueueReader(YarnClient yarn) {
        this.yarn = yarn;
    }

    /** Null if the scheduler does not know it, or does not answer. */
    @Nullable
    QueueInfo info(String name) throws IOException, YarnException {
        return yarn.getQueueInfo(name);
    }

    /** Other leaf queues of this user that have room for the request. */
    List<String> withRoom(String except, Size asked) throws IOException, YarnException {
        QueueTree tree = QueueTree.read(yarn);
        return tree.queues().stream()
                .filter(KnownQueue::isUsable)
                .filter(queue -> !tree.isCalled(queue, except))
                .filter(queue -> hasRoom(queue.info(), asked))
                .map(tree::nameOf)
                .sorted()
                .limit(MOST_OTHERS)
                .toList();
    }

    private static boolean hasRoom(QueueInfo queue, Size asked) {
        Size most = most(queue, "");
        Size used = used(queue);
        return most != null && used != null && used.plus(asked).fitsInto(most);
    }

    /** Both halves as one. */
    static QueueFacts facts(QueueInfo queue, @Nullable SchedulerPage page, @Nullable List<String> withRoom) {
        Optional<SchedulerPage> told = Optional.ofNullable(page);
        String defaultLabel = Optional.ofNullable(queue.getDefaultNodeLabelExpression())
                .orElse("")
                .strip();
        return new QueueFacts(
                lastPart(queue.getQueueName()),
                queue.getQueueState() == QueueState.RUNNING,
                used(queue),
                most(queue, defaultLabel),
                told.flatMap(SchedulerPage::amUsed).orElse(null),
                told.flatMap(SchedulerPage::amMost).orElse(null),
                told.flatMap(SchedulerPage::userUsed).orElse(null),
                told.flatMap(SchedulerPage::userMost).orElse(null),
                Optional.ofNullable(queue.getAccessibleNodeLabels()).orElse(Set.of()),
                defaultLabel,
                pending(queue.getQueueStatistics()),
                withRoom == null ? List.of() : withRoom);
    }

    private static @Nullable Size used(QueueInfo queue) {
        QueueStatistics figures = queue.getQueueStatistics();
        return figures == null
                ? null
                : new Size(figures.getAllocatedMemoryMB(), (int)
                        Math.min(figures.getAllocatedVCores(), Integer.MAX_VALUE));
    }

    private static @Nullable Size most(QueueInfo queue, String label) {
        QueueConfigurations limits = queue.getQueueConfigurations() == null
                ? null
                : queue.getQueueConfigurations().get(label);
        Resource most = limits == null ? null : limits.getEffectiveMaxCapacity();
        return most == null || most.getMemorySize() == 0 ? null : size(most);
    }

    private static @Nullable Integer pending(@Nullable QueueStatistics figures) {
        return figures == null ? null : (int) Math.min(figures.getPendingContainers(), Integer.MAX_VALUE);
    }

    static Size size(Resource resource) {
        return new Size(resource.getMemorySize(), resource.getVirtualCores());
    }

    private static String lastPart(String queueName) {
        return queueName.substring(queueName.lastIndexOf('.') + 1);
    }
}

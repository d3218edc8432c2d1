package io.yarnsubmit.client.yarn.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class QueueTreeTest {
    private static QueueInfo queue(String name, QueueInfo... children) {
        QueueInfo queue = Records.newRecord(QueueInfo.class);
        queue.setQueueName(name);
        queue.setQueueState(QueueState.RUNNING);
        queue.setChildQueues(List.of(children));
        return queue;
    }

    private static List<String> names(QueueTree tree) {
        return tree.queues().stream()
                .filter(KnownQueue::isUsable)
                .map(tree::nameOf)
                .toList();
    }

    @Test
    void leafNames_areEnoughWhereTheyAreUnique() {
        QueueTree tree = QueueTree.of(
                List.of(queue("a", queue("x"), queue("y")), queue("b", queue("x")), queue("c"), queue("d")),
                Set.of("c", "root.a.x"));

        assertThat(tree.madeOnDemand()).isFalse();
        assertThat(names(tree)).containsExactly("y", "root.b.x", "d");
        KnownQueue y = tree.queues().get(2);
        assertThat(tree.isCalled(y, "y")).isTrue();
        assertThat(tree.isCalled(y, "root.a.y")).isTrue();
        assertThat(tree.isCalled(tree.queues().get(4), "x")).isFalse();
    }

    @Test
    void pathsAloneMeanAPool_whereQueuesAreMadeOnDemand() {
        QueueTree older =
                QueueTree.of(List.of(queue("root.default"), queue("root.users", queue("root.users.ann"))), Set.of());
        assertThat(older.madeOnDemand()).isTrue();
        assertThat(names(older)).containsExactly("root.default", "root.users.ann");

        QueueInfo newer = queue("default");
        newer.setSchedulerType("FairScheduler");
        assertThat(QueueTree.of(List.of(newer), Set.of()).madeOnDemand()).isTrue();
        QueueInfo capacity = queue("default");
        capacity.setSchedulerType("CapacityScheduler");
        capacity.setQueuePath("root.default");
        assertThat(QueueTree.of(List.of(capacity), Set.of()).madeOnDemand()).isFalse();
    }
}

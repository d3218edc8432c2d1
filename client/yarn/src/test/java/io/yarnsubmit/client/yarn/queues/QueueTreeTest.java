package io.yarnsubmit.client.yarn.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.Method;
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
    }

    @Test
    void theSchedulerSaysWhetherQueuesAreMadeOnDemand_whereItIsTold() throws Exception {
        assumeThat(QueueInfo.class.getMethods()).as("since Hadoop 3.4").anyMatch(QueueTreeTest::tellsTheScheduler);
        QueueInfo fair = queue("default");
        tell(fair, "setSchedulerType", "FairScheduler");
        assertThat(QueueTree.of(List.of(fair), Set.of()).madeOnDemand()).isTrue();

        QueueInfo capacity = queue("root.default");
        tell(capacity, "setSchedulerType", "CapacityScheduler");
        tell(capacity, "setQueuePath", "root.default");
        assertThat(QueueTree.of(List.of(capacity), Set.of()).madeOnDemand()).isFalse();
    }

    private static boolean tellsTheScheduler(Method method) {
        return method.getName().equals("setSchedulerType");
    }

    private static void tell(QueueInfo queue, String setter, String value) throws ReflectiveOperationException {
        QueueInfo.class.getMethod(setter, String.class).invoke(queue, value);
    }

    @Test
    void aPathWithoutItsRoot_isMeantByANameThatYarnTakes() {
        QueueTree tree = QueueTree.of(
                List.of(queue("team", queue("a"), queue("b")), queue("other", queue("b")), queue("default")), Set.of());

        assertThat(tree.acceptedName("team.a")).as("also of older clusters").isEqualTo("a");
        assertThat(tree.acceptedName("team.b")).as("there are two").isEqualTo("root.team.b");
        for (String asIs : List.of("a", "root.team.b", "root.team", "default", "team.new", "nope.b", "")) {
            assertThat(tree.acceptedName(asIs)).isEqualTo(asIs);
        }
        QueueTree fair = QueueTree.of(List.of(queue("root.team", queue("root.team.a"))), Set.of());
        assertThat(fair.acceptedName("team.a")).isEqualTo("team.a");
    }
}

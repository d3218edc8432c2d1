package io.yarnsubmit.client.yarn.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Machine;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.client.yarn.preflight.Demand.Label;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final ClusterFacts FACTS = new ClusterFacts(
            "alice",
            MemorySize.parse("8g"),
            4,
            List.of(new ResourceAmount("yarn.io/gpu", 2, ""), new ResourceAmount("disk", 1, "T")),
            List.of(
                    new Queue("etl", "root.etl", true, true, true, Set.of("ssd")),
                    new Queue("stopped", "root.stopped", true, false, true, Set.of()),
                    new Queue("closed", "root.closed", true, true, false, Set.of()),
                    new Queue("parent", "root.parent", false, true, true, Set.of("*")),
                    new Queue("adhoc", "root.parent.adhoc", true, true, true, Set.of("*"))),
            false,
            Set.of("ssd", "gpu"),
            List.of(
                    new Machine("node-1", "/east", "running"),
                    new Machine("node-2", "/west", "lost"),
                    new Machine("node-3", "/west", "running"),
                    new Machine("node-4", "/north", "lost")));

    private static Demand demand(String queue, String memory, int cores) {
        return new Demand(
                queue,
                List.of(new Demand.Container(
                        "An executor", MemorySize.parse(memory), cores, "--executor-memory", "--executor-cores")),
                List.of(),
                List.of(),
                List.of());
    }

    private static Demand labelled(String queue, String label) {
        return new Demand(queue, List.of(), List.of(new Label(label, "--executor-label")), List.of(), List.of());
    }

    private static Demand resources(String... amounts) {
        return new Demand(
                "etl",
                List.of(),
                List.of(),
                Stream.of(amounts).map(ResourceAmount::parse).toList(),
                List.of());
    }

    private static Demand strict(List<String> hosts, List<String> racks) {
        return new Demand("etl", List.of(), List.of(), List.of(), List.of(new Demand.Places(hosts, racks)));
    }

    private static void accepted(Demand demand) {
        assertThatCode(() -> Preflight.check(demand, FACTS)).doesNotThrowAnyException();
    }

    private static void refused(Demand demand, String... words) {
        assertThatThrownBy(() -> Preflight.check(demand, FACTS)).hasMessageContainingAll(words);
    }

    @Test
    void check_fits_isSilent() {
        assertThatCode(() -> Preflight.check(demand("etl", "8g", 4), FACTS)).doesNotThrowAnyException();
        assertThatCode(() -> Preflight.check(demand("root.parent.adhoc", "1g", 1), FACTS))
                .doesNotThrowAnyException();
    }

    @Test
    void check_queueUnknown_suggestsAndLists() {
        refused(demand("elt", "1g", 1), "'elt' does not exist", "adhoc, etl", "Did you mean 'etl'?", "YS-2104");
    }

    @Test
    void check_queueBelowParentUnknown_isLeftToTheResourceManager() {
        assertThatCode(() -> Preflight.check(demand("root.parent.new", "1g", 1), FACTS))
                .doesNotThrowAnyException();
    }

    @Test
    void check_queueBelowOneThatMayMakeIt_isLeftToTheResourceManager() {
        accepted(demand("root.new", "1g", 1));
        accepted(demand("etl.alice", "1g", 1));
        accepted(demand("root.parent.new.deeper", "1g", 1));
        refused(demand("nope.alice", "1g", 1), "'nope.alice' does not exist", "placement rules");
    }

    @Test
    void check_noQueueNamed_isLeftToTheResourceManager() {
        accepted(demand("default", "1g", 1));
        accepted(labelled("default", "gpu"));
        assertThat(Preflight.queueNote(demand("default", "1g", 1), FACTS))
                .hasValueSatisfying(
                        note -> assertThat(note).contains("no queue 'default'", "Leaf queues: adhoc, etl."));
        assertThat(Preflight.queueNote(demand("etl", "1g", 1), FACTS)).isEmpty();
        assertThat(Preflight.queueAdvice(demand("default", "1g", 1), FACTS))
                .isEqualTo("No queue was named. Leaf queues: adhoc, etl. Pass --queue.");
    }

    private static ClusterFacts with(boolean onDemand, Queue... queues) {
        return new ClusterFacts(
                "alice", FACTS.largestMemory(), 4, List.of(), List.of(queues), onDemand, Set.of("ssd"), List.of());
    }

    @Test
    void check_queuesMadeOnDemand_areLeftToTheResourceManager() {
        ClusterFacts fair = with(
                true,
                new Queue("default", "root.default", true, true, true, Set.of()),
                new Queue("closed", "root.closed", true, true, false, Set.of()),
                new Queue("users", "root.users", false, true, true, Set.of()));
        for (String queue : List.of("new", "root.users.alice", "users", "root.closed")) {
            assertThatCode(() -> Preflight.check(demand(queue, "1g", 1), fair)).doesNotThrowAnyException();
        }
    }

    @Test
    void check_leafNamesThatSeveralHave_needTheWholePath() {
        ClusterFacts twins = with(
                false,
                new Queue("a", "root.a", false, true, true, Set.of()),
                new Queue("x", "root.a.x", true, true, true, Set.of("ssd")),
                new Queue("b", "root.b", false, true, true, Set.of()),
                new Queue("x", "root.b.x", true, true, false, Set.of()),
                new Queue("y", "root.b.y", true, true, true, Set.of()));
        assertThatThrownBy(() -> Preflight.check(demand("x", "1g", 1), twins))
                .hasMessageContainingAll("2 queues 'x': root.a.x, root.b.x", "whole path");
        assertThatCode(() -> Preflight.check(demand("root.a.x", "1g", 1), twins))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.check(demand("root.b.x", "1g", 1), twins))
                .hasMessageContainingAll("may not submit", "Leaf queues: root.a.x, y.");
        assertThatThrownBy(() -> Preflight.check(labelled("y", "ssd"), twins))
                .hasMessageContaining("Those in these queues may: root.a.x.");
    }

    @Test
    void tags_areThoseThatTheResourceManagerTakes() {
        TagLimits limits = new TagLimits(10, 100);
        assertThat(limits.problems(List.of("a", "t".repeat(100)))).isEmpty();
        assertThat(limits.problems(List.of("t".repeat(101))))
                .singleElement(STRING)
                .contains("ttt...' has 101 characters, but YARN takes 100", "--tags");
        List<String> eleven = IntStream.range(0, 11).mapToObj(Integer::toString).toList();
        assertThat(limits.problems(eleven)).singleElement(STRING).contains("There are 11 tags, but YARN takes 10");
        assertThat(limits.problems(Collections.nCopies(11, "same"))).isEmpty();
    }

    @Test
    void check_queueUnusable_saysWhy() {
        refused(demand("parent", "1g", 1), "has queues below it");
        refused(demand("stopped", "1g", 1), "is stopped");
        refused(demand("closed", "1g", 1), "User 'alice' may not submit");
    }

    @Test
    void check_containerTooLarge_namesBothFiguresAndTheOption() {
        refused(demand("etl", "9g", 1), "9g", "8g", "--executor-memory", "YS-2105");
        refused(demand("etl", "1g", 5), "5 vcores", "has 4", "--executor-cores");
    }

    @Test
    void check_severalProblems_areReportedTogether() {
        refused(demand("elt", "9g", 5), "does not exist", "9g", "5 vcores");
    }

    @Test
    void check_label_mustExistAndBeReached() {
        accepted(labelled("etl", "ssd"));
        accepted(labelled("adhoc", "gpu"));
        refused(
                labelled("etl", "sdd"),
                "no node label 'sdd'",
                "Its labels: gpu, ssd",
                "Did you mean 'ssd'?",
                "--executor-label",
                "YS-2108");
        refused(
                labelled("etl", "gpu"),
                "queue 'etl' may not use machines with the label 'gpu'",
                "Those in these queues may: adhoc.",
                "--queue");
    }

    @Test
    void check_resource_mustExistAndFit() {
        accepted(resources("yarn.io/gpu=2", "disk=1000G"));
        refused(resources("yarn.io/gup=1"), "no resource type 'yarn.io/gup'", "Did you mean 'yarn.io/gpu'?", "YS-2109");
        refused(
                resources("yarn.io/gpu=3", "disk=1Ti"),
                "asks for 3 of yarn.io/gpu",
                "has 2",
                "asks for 1Ti of disk",
                "has 1T.",
                "YS-2105");
    }

    @Test
    void check_strictPlaces_mustExist() {
        accepted(strict(List.of("node-1", "node-2"), List.of()));
        accepted(strict(List.of(), List.of("/west")));
        refused(
                strict(List.of("node-1", "nod-3"), List.of()),
                "no machine 'nod-3'",
                "Did you mean 'node-3'?",
                "--executor-hosts",
                "YS-2110");
        refused(strict(List.of(), List.of("/wets")), "no rack '/wets'", "Did you mean '/west'?", "--executor-racks");
    }

    @Test
    void check_strictPlaces_someMachineMustRun() {
        refused(
                strict(List.of("node-2"), List.of("/north")),
                "None of the machines",
                "node-2 is lost, node-4 is lost",
                "--executor-locality strict");
    }
}

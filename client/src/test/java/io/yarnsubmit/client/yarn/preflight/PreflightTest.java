package io.yarnsubmit.client.yarn.preflight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.protocol.MemorySize;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final ClusterFacts FACTS = new ClusterFacts(
            "alice",
            MemorySize.parse("8g"),
            4,
            List.of(
                    new Queue("etl", "root.etl", true, true, true),
                    new Queue("stopped", "root.stopped", true, false, true),
                    new Queue("closed", "root.closed", true, true, false),
                    new Queue("parent", "root.parent", false, true, true),
                    new Queue("adhoc", "root.parent.adhoc", true, true, true)));

    private static Demand demand(String queue, String memory, int cores) {
        return new Demand(
                queue,
                List.of(new Demand.Container(
                        "An executor", MemorySize.parse(memory), cores, "--executor-memory", "--executor-cores")));
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
}

package io.yarnsubmit.appmaster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverMessage.InstanceReport;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver tells of the instances of roles is kept, shown and noted. */
class InstancesTest {
    @TempDir
    Path directory;

    private Journal journal;
    private Instances instances;

    @BeforeEach
    void begin() {
        journal = new Journal(directory, () -> Instant.EPOCH, SecretMask.NONE);
        instances = new Instances(
                List.of(
                        ExecutorGroupPlan.newBuilder().setName("default").build(),
                        role("trainer", ""),
                        role("board", "ui")),
                new JournalEntries(journal));
    }

    @AfterEach
    void end() {
        journal.close();
    }

    private static ExecutorGroupPlan role(String name, String link) {
        return ExecutorGroupPlan.newBuilder()
                .setName(name)
                .setRole(RolePlan.newBuilder().setLink(link))
                .build();
    }

    private static InstanceStatus.Builder instance(String role, int index, Phase phase) {
        return InstanceStatus.newBuilder()
                .setInstance(InstanceName.newBuilder().setRole(role).setIndex(index))
                .setPhase(phase)
                .setExecutorId(index + 1)
                .setHost("node" + index)
                .setGeneration(1);
    }

    private void report(InstanceStatus.Builder... said) {
        InstanceReport.Builder report = InstanceReport.newBuilder();
        Arrays.stream(said).forEach(report::addChanged);
        instances.reported(report.build());
    }

    private List<String> names() {
        return instances.all().stream()
                .map(each ->
                        each.getInstance().getRole() + "/" + each.getInstance().getIndex())
                .toList();
    }

    private List<String> noted() throws IOException {
        journal.finish();
        Path file = directory.resolve("timeline.jsonl");
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
            return lines.map(line -> line.replaceFirst(".*\"event\":", "").replace("}", ""))
                    .toList();
        }
    }

    @Test
    void theyAreShownInTheOrderOfThePlan_andByIndex() {
        report(
                instance("board", 0, Phase.PHASE_WAITING_FOR_PEERS),
                instance("trainer", 10, Phase.PHASE_STARTED),
                instance("trainer", 9, Phase.PHASE_READY),
                instance("trainer", 2, Phase.PHASE_SUCCEEDED));

        assertThat(names()).containsExactly("trainer/2", "trainer/9", "trainer/10", "board/0");
        assertThat(instances.ready("trainer")).isEqualTo(2);
        assertThat(instances.ready("board")).isZero();
        assertThat(instances.isRole("board")).isTrue();
        assertThat(instances.isRole("default")).isFalse();
    }

    @Test
    void theFirstReportOfALink_hasAll_andIsNotNotedAgain() throws IOException {
        instances.linked();
        report(instance("trainer", 0, Phase.PHASE_READY), instance("trainer", 1, Phase.PHASE_READY));
        List<String> before = noted();

        instances.linked();
        assertThat(names()).containsExactly("trainer/0", "trainer/1");
        report(instance("trainer", 0, Phase.PHASE_READY));

        assertThat(names()).containsExactly("trainer/0");
        assertThat(noted()).isEqualTo(before).hasSize(2);
    }

    @Test
    void anInstanceThatTheRoleHasNoMore_isNotShown() {
        report(instance("trainer", 0, Phase.PHASE_READY), instance("trainer", 1, Phase.PHASE_READY));

        report(instance("trainer", 1, Phase.PHASE_UNSPECIFIED));

        assertThat(names()).containsExactly("trainer/0");
    }

    @Test
    void changesOfAPhaseAreNoted_andNewWordsAreNot() throws IOException {
        report(instance("trainer", 2, Phase.PHASE_WAITING_FOR_PEERS).setMessage("for board"));
        report(instance("trainer", 2, Phase.PHASE_WAITING_FOR_PEERS).setMessage("for trainer/0"));
        report(instance("trainer", 2, Phase.PHASE_STARTED));
        report(instance("trainer", 2, Phase.PHASE_READY));
        report(instance("trainer", 2, Phase.PHASE_STARTED).setRestarts(1).setExitStatus(3));
        report(instance("trainer", 2, Phase.PHASE_FAILED)
                .setRestarts(1)
                .setExitStatus(4)
                .setMessage("failed too often"));

        assertThat(noted())
                .containsExactly(
                        "\"instanceWaiting\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\",\"message\":\"for board\"",
                        "\"instanceStarted\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\"",
                        "\"instanceReady\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\"",
                        "\"instanceRestarted\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\",\"exitStatus\":3,\"restarts\":1",
                        "\"instanceStarted\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\",\"exitStatus\":3",
                        "\"instanceEnded\",\"role\":\"trainer\",\"index\":2,\"generation\":1,\"executor\":3,"
                                + "\"host\":\"node2\",\"exitStatus\":4,\"message\":\"failed too often\","
                                + "\"state\":\"failed\"");
    }

    @Test
    void thePageOfTheApplication_isThatOfAReadyInstance0() {
        assertThat(instances.page()).isEmpty();

        report(instance("board", 0, Phase.PHASE_STARTED).putPorts("ui", 6006));
        assertThat(instances.page()).isEmpty();

        report(instance("board", 0, Phase.PHASE_READY).putPorts("ui", 6006));
        assertThat(instances.page()).hasValue("http://node0:6006/");

        report(instance("board", 0, Phase.PHASE_WAITING_FOR_EXECUTOR));
        assertThat(instances.page()).isEmpty();
    }
}

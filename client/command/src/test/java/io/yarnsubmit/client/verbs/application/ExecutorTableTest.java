package io.yarnsubmit.client.verbs.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.command.AnswersSchema;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.State;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorLost;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExecutorTableTest {
    private static final Instant NOW = Instant.ofEpochSecond(100);

    private static ExecutorDescription.Builder executor(int id, String group) {
        return ExecutorDescription.newBuilder()
                .setExecutorId(id)
                .setGroup(group)
                .setHost("node" + id)
                .setContainerId("c" + id)
                .setState(State.STATE_REGISTERED)
                .setSinceMillis(90_000);
    }

    private static InstanceStatus.Builder instance(int index, int executor, Phase phase) {
        return InstanceStatus.newBuilder()
                .setInstance(InstanceName.newBuilder().setRole("trainer").setIndex(index))
                .setExecutorId(executor)
                .setPhase(phase)
                .setGeneration(1);
    }

    private static final ExecutorLost LOST = ExecutorLost.newBuilder()
            .setExecutorId(1)
            .setGroup("trainer")
            .setHost("node1")
            .setLossClass(LossClass.LOSS_CLASS_NODE)
            .setMessage("its machine is gone\nmore")
            .build();

    private static String table(ApplicationDescription.Builder description) {
        return ExecutorTable.lines(description.build(), NOW).stream()
                .map(line -> line.replaceAll(" +", " ").strip())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void withoutRoles_asEver() {
        assertThat(table(ApplicationDescription.newBuilder()
                        .addExecutors(executor(2, "default"))
                        .addRecentLosses(LOST)))
                .isEqualTo("""
                        EXECUTOR GROUP STATE FOR HOST CONTAINER WHY
                        2 default registered 10 s node2 c2
                        1 trainer lost node1 node: its machine is gone""");
    }

    @Test
    void withRoles_eachInstanceIsThere_alsoWithoutAnExecutor() {
        assertThat(table(ApplicationDescription.newBuilder()
                        .addExecutors(executor(2, "trainer"))
                        .addExecutors(executor(3, "trainer").setState(State.STATE_STARTING))
                        .addInstances(instance(0, 2, Phase.PHASE_READY)
                                .setRestarts(1)
                                .putPorts("rdzv", 20_001)
                                .putPorts("http", 20_002))
                        .addInstances(instance(1, -1, Phase.PHASE_WAITING_FOR_EXECUTOR)
                                .setMessage("for an executor")
                                .setSinceMillis(95_000))
                        .addRecentLosses(LOST)))
                .isEqualTo("""
                        EXECUTOR GROUP INSTANCE STATE FOR GENERATION RESTARTS PORTS HOST CONTAINER WHY
                        2 trainer trainer/0 ready 10 s 1 1 http=20002 rdzv=20001 node2 c2
                        3 trainer starting 10 s node3 c3
                        - trainer trainer/1 waiting 5 s 1 0 for an executor
                        1 trainer lost node1 node: its machine is gone""");
    }

    @Test
    void forPrograms_everyPhaseIsInTheSchema() {
        for (Phase phase : Phase.values()) {
            if (phase != Phase.UNRECOGNIZED) {
                String json = ExecutorsVerb.json(instance(0, 2, phase)
                                .putPorts("http", 20_002)
                                .setExitStatus(3)
                                .setSinceMillis(1)
                                .setMessage("why")
                                .build())
                        .toString();
                assertThat(AnswersSchema.problems("instance", json)).isEmpty();
            }
        }
    }

    @Test
    void aRoleInOneLine() {
        GroupStatus role = GroupStatus.newBuilder()
                .setName("trainer")
                .setRole(true)
                .setInstances(4)
                .setReady(2)
                .setLost(1)
                .build();
        List<InstanceStatus> instances = List.of(
                instance(0, 2, Phase.PHASE_READY).setRestarts(2).build(),
                instance(1, -1, Phase.PHASE_FAILED).setRestarts(3).build());

        assertThat(RoleWords.of(role, instances)).isEqualTo("2 of 4 ready, 1 failed, 5 restarts, 1 executor lost");
        assertThat(RoleWords.of(role.toBuilder().setLost(0).build(), List.of())).isEqualTo("2 of 4 ready");
    }
}

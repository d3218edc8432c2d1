package io.yarnsubmit.client.verbs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.verbs.instance.InstanceTarget.Place;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a user may mean, and what is said to one who means something that is not there. */
class InstanceTargetTest {
    private static final String ID = "application_1_0042";
    private static final ApplicationDescription APPLICATION = ApplicationDescription.newBuilder()
            .setStatus(ApplicationStatus.newBuilder()
                    .addGroups(GroupStatus.newBuilder().setName("default"))
                    .addGroups(GroupStatus.newBuilder().setName("trainer").setRole(true))
                    .addGroups(GroupStatus.newBuilder().setName("board").setRole(true)))
            .addExecutors(ExecutorDescription.newBuilder().setExecutorId(3))
            .addExecutors(ExecutorDescription.newBuilder().setExecutorId(7))
            .addInstances(instance("trainer", 0, 7, Phase.PHASE_READY).putPorts("rdzv", 20_001))
            .addInstances(instance("trainer", 1, -1, Phase.PHASE_WAITING_FOR_EXECUTOR)
                    .setMessage("for an executor: the queue is full"))
            .addInstances(instance("trainer", 2, -1, Phase.PHASE_SUCCEEDED))
            .addInstances(instance("trainer", 3, -1, Phase.PHASE_FAILED).setMessage("exit status 3, too often"))
            .addInstances(instance("trainer", 4, 3, Phase.PHASE_WAITING_FOR_PEERS))
            .build();

    private static InstanceStatus.Builder instance(String role, int index, int executor, Phase phase) {
        return InstanceStatus.newBuilder()
                .setInstance(InstanceName.newBuilder().setRole(role).setIndex(index))
                .setExecutorId(executor)
                .setPhase(phase);
    }

    private static Place place(String text) {
        return InstanceTarget.parse(text).in(APPLICATION, ID);
    }

    private static OptionalInt port(String text) {
        ForwardTarget target = ForwardTarget.parse(text);
        return target.numberAt(target.instance().in(APPLICATION, ID));
    }

    @Test
    void anInstanceIsWhereItIsNow_andAnExecutorIsItself() {
        assertThat(place("trainer/0").executorId()).isEqualTo(7);
        assertThat(place("trainer/4").executorId()).isEqualTo(3);
        assertThat(place("3").executorId()).isEqualTo(3);
        assertThat(place("3").instance()).isEmpty();
    }

    @Test
    void whatIsNotThere_isSaid_withWhatIs() {
        assertThatThrownBy(() -> place("trainr/0"))
                .hasMessageStartingWith(
                        "application_1_0042 has no role 'trainr': did you mean 'trainer'? There is: trainer, board.");
        assertThatThrownBy(() -> place("trainer/9"))
                .hasMessageStartingWith(
                        "application_1_0042 has no instance trainer/9. There is: trainer/0, trainer/1, trainer/2,"
                                + " trainer/3, trainer/4.");
        assertThatThrownBy(() -> place("board/0"))
                .hasMessageStartingWith("application_1_0042 has no instance board/0. Role board has none yet.");
        assertThatThrownBy(() -> place("8"))
                .hasMessageStartingWith("application_1_0042 has no executor 8 now. It has: 3, 7.");
        assertThatThrownBy(() -> InstanceTarget.parse("trainer/0").in(ApplicationDescription.getDefaultInstance(), ID))
                .hasMessageContaining("has no roles. Name an executor by its id");
    }

    @Test
    void anInstanceWithoutAnExecutor_saysWhatItWaitsFor_orHowItEnded() {
        assertThatThrownBy(() -> place("trainer/1"))
                .hasMessageStartingWith("trainer/1 has no executor yet: for an executor: the queue is full.");
        assertThatThrownBy(() -> place("trainer/2"))
                .hasMessageStartingWith("trainer/2 has ended with exit status 0, and its executor is gone.");
        assertThatThrownBy(() -> place("trainer/3"))
                .hasMessageStartingWith("trainer/3 has failed, and its executor is gone: exit status 3, too often.");
    }

    @Test
    void whatIsNeither_isSaid() {
        for (String text : new String[] {"trainer", "trainer/", "/0", "trainer/x", "-1", "", "a b/1", "1234567890"}) {
            assertThatThrownBy(() -> InstanceTarget.parse(text))
                    .hasMessageContaining("is neither an instance of a role, such as trainer/2, nor an executor's id");
        }
    }

    @Test
    void aPortIsANameOfTheInstance_orANumber() {
        assertThat(port("trainer/0:rdzv")).hasValue(20_001);
        assertThat(port("trainer/0:8080")).hasValue(8080);
        assertThat(port("3:4040")).hasValue(4040);
        assertThat(port("trainer/4:rdzv")).as("not chosen yet").isEmpty();
        assertThatThrownBy(() -> port("trainer/0:ui"))
                .hasMessageStartingWith("trainer/0 has no port 'ui'. There is: rdzv. A number is possible too, such as"
                        + " trainer/0:8080.");
        assertThatThrownBy(() -> port("3:ui")).hasMessageContaining("'ui' is not a number");
        assertThatThrownBy(() -> port("trainer/0")).hasMessageContaining("names no port");
        assertThatThrownBy(() -> port("trainer/0:70000")).hasMessageContaining("from 1 to 65535");
        assertThatThrownBy(() -> port("trainer/0:0")).hasMessageContaining("from 1 to 65535");
    }
}

package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.context.GroupBackend.LaunchRefusal;
import io.yarnsubmit.protocol.v1.DriverInstruction.GroupLaunchAnswer;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupLaunchesTest {
    private final GroupLaunches launches = new GroupLaunches();
    private final List<Optional<LaunchRefusal>> answers = new ArrayList<>();
    private final List<GroupLaunch> accepted = new ArrayList<>();

    private static GroupLaunch launch(String group, int number) {
        return GroupLaunch.newBuilder().setGroup(group).setNumber(number).build();
    }

    private Optional<GroupLaunch> wanted(String group) {
        return launches.wanted(launch(group, 0), answers::add);
    }

    private void answered(int number, String problem) {
        launches.answered(
                GroupLaunchAnswer.newBuilder()
                        .setNumber(number)
                        .setProblem(problem)
                        .build(),
                accepted::add);
    }

    @Test
    void withoutAnApplicationMaster_nothingIsChanged() {
        assertThat(wanted("a")).isEmpty();

        assertThat(answers)
                .singleElement()
                .satisfies(
                        answer -> assertThat(answer).map(LaunchRefusal::later).contains(true));
    }

    @Test
    void whatWasAccepted_isToldToTheNextApplicationMaster_inOrder() {
        launches.linked();
        assertThat(wanted("a")).contains(launch("a", 1));
        assertThat(wanted("b")).contains(launch("b", 2));
        assertThat(wanted("a")).contains(launch("a", 3));
        answered(1, "");
        answered(2, "");
        answered(3, "");
        assertThat(accepted).containsExactly(launch("a", 1), launch("b", 2), launch("a", 3));
        assertThat(answers).hasSize(3).allMatch(Optional::isEmpty);

        launches.broken();
        assertThat(launches.linked()).containsExactly(launch("b", 2), launch("a", 3));
        answered(2, "");
        assertThat(accepted).as("a repeated message is no change").hasSize(3);
        assertThat(launches.of("a")).contains(launch("a", 3));
    }

    @Test
    void whatWasRefused_isForgotten() {
        launches.linked();
        wanted("a");
        answered(1, "too large");

        assertThat(answers).containsExactly(Optional.of(new LaunchRefusal("too large", false)));
        assertThat(launches.linked()).isEmpty();
    }

    @Test
    void whoWaits_hearsThatTheLinkIsBroken() {
        launches.linked();
        wanted("a");
        launches.broken();

        assertThat(answers)
                .singleElement()
                .satisfies(
                        answer -> assertThat(answer).map(LaunchRefusal::later).contains(true));
        assertThat(launches.linked()).isEmpty();
    }
}

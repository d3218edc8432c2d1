package io.yarnsubmit.appmaster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequiredExecutorsTest {
    private static RequiredExecutors of(int initial, int minToStart) {
        return new RequiredExecutors(List.of(ExecutorGroupPlan.newBuilder()
                .setName("default")
                .setInitialTotal(initial)
                .setMinToStart(minToStart)
                .build()));
    }

    private static List<GroupView> groups(int registered, int target) {
        return List.of(new GroupView("default", target, registered, registered, 0, 0, 0, 0, 0, Optional.empty()));
    }

    @Test
    void someAreMissing_saysHowManyAndWhy() {
        assertThat(of(4, 0).missing(groups(1, 4), "waiting for 3 of 4 executors: the queue is full"))
                .isEqualTo("1 of 4 executors registered; waiting for 3 of 4 executors: the queue is full");
    }

    @Test
    void allAreThere_saysNothing() {
        assertThat(of(4, 0).missing(groups(4, 4), "")).isEmpty();
    }

    @Test
    void fewerAreNeededToStart_theOthersMayCome() {
        assertThat(of(4, 2).missing(groups(2, 4), "waiting for 2 of 4 executors"))
                .isEmpty();
        assertThat(of(4, 2).missing(groups(1, 4), "")).isEqualTo("1 of 2 executors registered");
    }

    @Test
    void driverWantsFewer_thatIsEnough() {
        assertThat(of(4, 0).missing(groups(1, 1), "")).isEmpty();
        assertThat(of(0, 0).missing(groups(0, 0), "")).isEmpty();
    }
}

package io.yarnsubmit.appmaster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.GangView;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.status.WaitingExplainer.Situation;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingExplainerTest {
    private final ExecutorGroupPlan.Builder plan =
            ExecutorGroupPlan.newBuilder().setName("default").setMemoryMib(1024).setCores(4);
    private Optional<Headroom> headroom = Optional.of(new Headroom(100_000, 100, 10));
    private List<String> excluded = List.of();
    private Duration silence = Duration.ZERO;
    private Set<String> stalled = Set.of();
    private int missing;
    private Optional<GangView> gang = Optional.empty();

    @Test
    void nothingMissing_nothingSaid() {
        assertThat(words(view(4, 4, 4, 0, 0, 0))).isEmpty();
        assertThat(words(view(0, 0, 0, 0, 0, 0))).isEmpty();
    }

    @Test
    void memoryOfTheQueue() {
        headroom = Optional.of(new Headroom(512, 100, 10));
        assertThat(words(view(10, 4, 4, 0, 6, 0)))
                .isEqualTo("waiting for 6 of 10 executors: queue 'small' has 512 MB left, an executor takes 1 GB");
    }

    @Test
    void coresOfTheQueue() {
        headroom = Optional.of(new Headroom(5_000, 1, 10));
        assertThat(words(view(1, 0, 0, 0, 1, 0)))
                .isEqualTo("waiting for 1 of 1 executor: queue 'small' has 1 core left, an executor takes 4");
    }

    @Test
    void roomInTheQueue_noReasonYet() {
        assertThat(words(view(10, 4, 4, 0, 6, 0))).isEqualTo("waiting for 6 of 10 executors");
        headroom = Optional.empty();
        assertThat(words(view(10, 4, 4, 0, 6, 0))).isEqualTo("waiting for 6 of 10 executors");
    }

    @Test
    void roomInTheQueueButOnNoMachine() {
        stalled = Set.of("default");
        assertThat(words(view(3, 2, 2, 0, 1, 0))).isEqualTo("waiting for 1 of 3 executors: no machine has room");
        plan.setPlacement("one-per-host");
        assertThat(words(view(3, 2, 2, 0, 1, 0)))
                .isEqualTo("waiting for 1 of 3 executors: no machine that satisfies 'one-per-host' has room");
        plan.clearPlacement().setNodeLabel("gpu").putResources("yarn.io/gpu", "2");
        assertThat(words(view(3, 2, 2, 0, 1, 0)))
                .isEqualTo("waiting for 1 of 3 executors: no machine that has the label 'gpu' has room"
                        + " for one with yarn.io/gpu=2");
        plan.clearNodeLabel()
                .clearResources()
                .setStrictLocality(true)
                .addHosts("b")
                .addHosts("a");
        assertThat(words(view(3, 2, 2, 0, 1, 0)))
                .isEqualTo("waiting for 1 of 3 executors: no machine that is one of a, b has room");
    }

    @Test
    void littleRoomInTheQueue_perhapsBecauseAMachineIsReserved() {
        headroom = Optional.of(new Headroom(320, 100, 10));
        plan.setStrictLocality(true).addHosts("a");
        String ofTheQueue = "waiting for 1 of 4 executors: queue 'small' has 320 MB left, an executor takes 1 GB";
        assertThat(words(view(4, 3, 3, 0, 1, 0))).as("not stalled").isEqualTo(ofTheQueue);
        stalled = Set.of("default");
        assertThat(words(view(4, 3, 3, 0, 1, 0)))
                .isEqualTo(ofTheQueue + "; or no machine that is one of a has room,"
                        + " and YARN counts the room that it reserves there as used");
        plan.clearStrictLocality();
        assertThat(words(view(4, 3, 3, 0, 1, 0))).as("other machines will do").isEqualTo(ofTheQueue);
        plan.setNodeLabel("gpu");
        assertThat(words(view(4, 3, 3, 0, 1, 0))).contains("320 MB left", "; or no machine that has the label 'gpu'");
        plan.clearNodeLabel().setPlacement("one-per-host");
        headroom = Optional.of(new Headroom(2048, 3, 10));
        assertThat(words(view(4, 3, 3, 0, 1, 0)))
                .contains(
                        "has 3 cores left, an executor takes 4; or no machine that satisfies 'one-per-host' has room");
        missing = 1;
        assertThat(words(view(4, 3, 3, 0, 0, 0))).as("nothing is asked for").doesNotContain("; or");
    }

    @Test
    void gathering() {
        gang = Optional.of(new GangView(2, 4, Optional.empty(), Optional.empty()));
        assertThat(words(view(4, 0, 0, 0, 2, 2))).isEqualTo("waiting for 2 of 4 executors, 2 held until there are 4");
        gang = Optional.of(new GangView(0, 4, Optional.empty(), Optional.of(Instant.EPOCH)));
        missing = 4;
        assertThat(words(view(4, 0, 0, 0, 0, 0)))
                .isEqualTo(
                        "waiting for 4 of 4 executors, 4 together: too few came in time, asked for again in a while");
    }

    @Test
    void notEvenAskedFor() {
        missing = 7;
        headroom = Optional.of(new Headroom(512, 100, 10));
        assertThat(words(view(10, 0, 0, 0, 3, 0)))
                .isEqualTo("waiting for 10 of 10 executors: queue 'small' has 512 MB left, an executor takes 1 GB");
    }

    @Test
    void heldForTheDriver() {
        assertThat(words(view(1, 0, 0, 0, 0, 1))).isEqualTo("1 executor waiting for the driver");
    }

    @Test
    void backingOff() {
        missing = 3;
        assertThat(words(view(4, 1, 1, 0, 0, 0))).isEqualTo("waiting for 3 of 4 executors: asked for again soon");
    }

    @Test
    void starting() {
        assertThat(words(view(4, 4, 3, 1, 0, 0))).isEqualTo("1 executor starting");
    }

    @Test
    void excludedMachines_whenSomethingIsMissing() {
        excluded = List.of("c", "a", "b");
        assertThat(words(view(4, 3, 3, 0, 1, 0)))
                .isEqualTo("waiting for 1 of 4 executors; 3 machines excluded after failures: a, b, c");
        assertThat(words(view(4, 4, 4, 0, 0, 0))).isEmpty();
        excluded = List.of("a", "b", "c", "d", "e", "f", "g");
        assertThat(words(view(4, 3, 3, 0, 1, 0)))
                .endsWith("7 machines excluded after failures: a, b, c, d, e and 2 more");
    }

    @Test
    void silentResourceManager() {
        silence = Duration.ofSeconds(4);
        assertThat(words(view(4, 4, 4, 0, 0, 0))).isEmpty();
        silence = Duration.ofMillis(12_300);
        assertThat(words(view(4, 4, 4, 0, 0, 0))).isEqualTo("the ResourceManager has not answered for 12 s");
        silence = Duration.ofMinutes(7);
        assertThat(words(view(4, 4, 4, 0, 0, 0))).endsWith("for 7 min");
    }

    @Test
    void groupsAreNamed() {
        plan.setName("gpu");
        assertThat(words(new GroupView("gpu", 2, 0, 0, 0, 0, 2, 0, 0, gang)))
                .isEqualTo("waiting for 2 of 2 executors of group gpu");
    }

    private GroupView view(int target, int running, int registered, int starting, int outstanding, int held) {
        return new GroupView("default", target, running, registered, starting, 0, outstanding, held, missing, gang);
    }

    private String words(GroupView view) {
        return new WaitingExplainer(List.of(plan.build()))
                .of(new Situation(List.of(view), headroom, "root.small", excluded, silence, stalled));
    }
}

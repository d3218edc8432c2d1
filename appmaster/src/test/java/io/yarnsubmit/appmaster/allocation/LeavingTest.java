package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.AskDrain;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Stop;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Machines that go or are gone, and containers that the cluster wants back. Three executors run unless said otherwise. */
class LeavingTest {
    private static final Duration WITHIN = Duration.ofSeconds(100);

    private final AllocatorStory story = AllocatorStory.of(3).running(3);

    private List<AllocatorAction> leaves(String host, Duration within) {
        return story.machine(host, Machine.State.DECOMMISSIONING, within);
    }

    private static TellLost lost(List<AllocatorAction> actions) {
        return actions.stream()
                .filter(TellLost.class::isInstance)
                .map(TellLost.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static AskDrain drain(List<AllocatorAction> actions) {
        assertThat(actions).singleElement().isInstanceOf(AskDrain.class);
        return (AskDrain) actions.get(0);
    }

    private void expectLoss(List<AllocatorAction> actions, LossClass lossClass, String message) {
        assertThat(lost(actions).lossClass()).isEqualTo(lossClass);
        assertThat(lost(actions).message()).contains(message);
    }

    @Test
    void tellsOfALostMachineAtOnce_once_andReplacesWhenTheContainerHasCompleted() {
        List<AllocatorAction> actions = story.gone("h1");
        expectLoss(actions, LOSS_CLASS_NODE, "machine h1 is gone");
        assertThat(actions).hasSize(1);
        assertThat(story.gone("h1")).isEmpty();
        assertThat(story.completed(1, -100)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void doesNotWaitForTheContainersOfALostMachineForEver() {
        story.gone("h1");
        assertThat(story.tickAfter(Duration.ofSeconds(29))).isEmpty();
        assertThat(story.tickAfter(Duration.ofSeconds(1))).containsExactly(new Release("c1"), new Ask(GROUP, 1));
    }

    @Test
    void releasesWhatIsHeldOnALostMachine() {
        AllocatorStory early = AllocatorStory.of(1);
        early.begin();
        early.granted(1);
        assertThat(early.gone("h1")).containsExactly(new Release("c1"), new Ask(GROUP, 1));
    }

    @Test
    void drainsAMachineThatIsBeingDecommissioned() {
        AskDrain drain = drain(leaves("h2", WITHIN));
        assertThat(drain.candidates()).containsExactly(2);
        assertThat(drain.count()).isEqualTo(1);
        assertThat(drain.reason()).isEqualTo("machine h2 is being decommissioned, and goes in 100 s");
        assertThat(leaves("h2", WITHIN.minusSeconds(1))).as("much the same").isEmpty();
        assertThat(drain(leaves("h2", Duration.ofSeconds(50))).within()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void stopsWhatIsStillThereBeforeTheMachineGoes() {
        leaves("h2", WITHIN);
        assertThat(story.tickAfter(Duration.ofSeconds(89))).isEmpty();
        assertThat(story.tickAfter(Duration.ofSeconds(1))).containsExactly(new Stop("c2"));
        expectLoss(story.completed(2, 143), LOSS_CLASS_NODE, "its machine h2 is being decommissioned");
    }

    @Test
    void explainsWhatTheDriverStopsForIt() {
        leaves("h2", WITHIN);
        assertThat(story.core.stopExecutor(2, "drained", story.now)).containsExactly(new Stop("c2"));
        expectLoss(story.completed(2, -105), LOSS_CLASS_NODE, "being decommissioned");
    }

    @Test
    void usesNothingOnAMachineThatLeaves() {
        leaves("h9", WITHIN);
        story.completed(1, -102);
        assertThat(story.granted(grant(9))).contains(new Release("c9")).noneMatch(Launch.class::isInstance);
        story.machine("h9", Machine.State.RUNNING, Duration.ZERO);
        assertThat(story.granted(grant(10, GROUP, "h9"))).anyMatch(Launch.class::isInstance);
    }

    @Test
    void stopsAtOnceWhatHasNotRegisteredThere() {
        AllocatorStory early = AllocatorStory.of(1);
        early.begin();
        early.hubKnown();
        early.granted(1);
        assertThat(early.machine("h1", Machine.State.DECOMMISSIONING, WITHIN)).containsExactly(new Stop("c1"));
    }

    @Test
    void remindsADriverThatLinksAgain() {
        leaves("h2", WITHIN);
        assertThat(drain(story.hubKnown()).candidates()).containsExactly(2);
    }

    @Test
    void offersTheYoungestFirst_andOnlyAsManyAsAreNeeded() {
        AskDrain drain = drain(story.offers(2048, Duration.ofSeconds(15), "c1", "c2", "c3"));
        assertThat(drain.candidates()).containsExactly(3, 2, 1);
        assertThat(drain.count()).isEqualTo(2);
        assertThat(story.offers(2048, Duration.ofSeconds(12), "c1", "c2", "c3")).isEmpty();
    }

    @Test
    void stopsTheYoungestThatAreStillMissing() {
        story.offers(2048, Duration.ofSeconds(15), "c1", "c2", "c3");
        story.core.stopExecutor(1, "", story.now);
        List<AllocatorAction> given = story.completed(1, -105);
        expectLoss(given, LOSS_CLASS_PREEMPTED, "given back to the cluster, which asked for it");
        assertThat(given).contains(new Ask(GROUP, 1));
        assertThat(story.tickAfter(Duration.ofSeconds(14))).containsExactly(new Stop("c3"));
        expectLoss(story.completed(3, -105), LOSS_CLASS_PREEMPTED, "given back to the cluster");
    }

    @Test
    void takesWhatWasNotNeededForAnOrdinaryExecutorAgain() {
        story.offers(1024, Duration.ofSeconds(15), "c1", "c2");
        story.tickAfter(Duration.ofSeconds(14));
        expectLoss(story.completed(1, 0), LOSS_CLASS_PROGRAM, "System.exit");
    }

    @Test
    void givesBackGrantsThatAreNotUsedBeforeExecutors() {
        AllocatorStory early = AllocatorStory.of(2);
        early.begin();
        early.granted(1, 2);
        assertThat(early.offers(1024, Duration.ofSeconds(15), "c1", "c2"))
                .containsExactly(new Release("c1"), new Ask(GROUP, 1));
    }

    @Test
    void drainsAllThatWillBeTakenInAnyCase() {
        AskDrain drain = drain(story.core.preemption(
                new PreemptionNotice(Set.of("c1", "c3"), Set.of(), 0, Duration.ofSeconds(15)), story.now));
        assertThat(drain.candidates()).containsExactly(3, 1);
        assertThat(drain.count()).isEqualTo(2);
        expectLoss(story.completed(1, -102), LOSS_CLASS_PREEMPTED, "taken back by the cluster");
        expectLoss(story.completed(3, 137), LOSS_CLASS_PREEMPTED, "given back to the cluster");
    }

    @Test
    void neverBacksOffForWhatTheClusterDid() {
        for (int number : new int[] {1, 2, 3}) {
            assertThat(story.completed(number, -102)).contains(new Ask(GROUP, 1));
        }
    }

    @Test
    void takesAnExitWithZeroForAsked_onlyAsOftenAsTheTargetFell() {
        story.wants(1, 2);
        story.wants(2, 3);
        expectLoss(story.completed(1, 0), LOSS_CLASS_OURS, "asked for fewer");
        expectLoss(story.completed(2, 0), LOSS_CLASS_PROGRAM, "System.exit");
    }
}

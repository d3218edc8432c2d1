package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Stop;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second attempt of an application that wants three executors. */
class AdoptionTest {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final AllocatorStory story = AllocatorStory.ofSecondAttempt(3);

    private List<AllocatorAction> leftovers(Grant... grants) {
        return story.core.leftovers(List.of(grants), story.now);
    }

    @Test
    void adoptsWhatBothName_andAsksOnlyForWhatIsMissing() {
        assertThat(story.begin()).isEmpty();
        assertThat(leftovers(grant(1), grant(2))).isEmpty();
        assertThat(story.core.hubKnown(8, story.now)).isEmpty();
        assertThat(story.registered(7, 1)).isEmpty();
        assertThat(story.registered(8, 2)).isEmpty();
        assertThat(story.tickAfter(QUIET)).containsExactly(new Ask(GROUP, 1));
        assertThat(story.core.view().get(0).registered()).isEqualTo(2);
        assertThat(story.granted(3)).contains(new Launch(grant(3), 1001));
    }

    @Test
    void adoptsWhatTheDriverNamesFirst() {
        story.begin();
        story.core.hubKnown(7, story.now);
        story.registered(7, 1);
        assertThat(story.tickAfter(QUIET)).containsExactly(new Ask(GROUP, 2));
        assertThat(leftovers(grant(1))).isEmpty();
        assertThat(story.tickAfter(AllocatorSettings.ADOPTION_TIMEOUT)).isEmpty();
        assertThat(story.core.started()).extracting("logUrl").containsExactly("log-c1");
        assertThat(story.completed(1, -102)).contains(new Ask(GROUP, 1));
    }

    @Test
    void wantsWhatTheDriverWantsNow_notWhatThePlanSaid() {
        story.begin();
        story.core.hubKnown(7, story.now);
        story.wants(12, 1);
        assertThat(story.tickAfter(QUIET)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void doesNotWaitForADriverForEver() {
        story.begin();
        leftovers(grant(1));
        assertThat(story.core.nextDeadline(story.now)).contains(Instant.EPOCH.plusSeconds(10));
        assertThat(story.tickAfter(Duration.ofSeconds(10))).containsExactly(new Ask(GROUP, 2));
    }

    @Test
    void stopsWhatNoDriverKnows_withoutAWordToIt() {
        story.begin();
        leftovers(grant(1));
        story.hubKnown();
        story.tickAfter(QUIET);
        assertThat(story.tickAfter(AllocatorSettings.ADOPTION_TIMEOUT.minus(QUIET)))
                .containsExactly(new Stop("c1"));
        assertThat(story.completed(1, -105)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void givesUpWhatTheClusterDoesNotKnow() {
        story.begin();
        story.hubKnown();
        story.registered(7, 1);
        story.tickAfter(QUIET);
        List<AllocatorAction> actions = story.tickAfter(AllocatorSettings.ADOPTION_TIMEOUT.minus(QUIET));
        assertThat(actions).hasSize(2).contains(new Ask(GROUP, 1));
        assertThat(actions.get(0)).isInstanceOfSatisfying(TellLost.class, lost -> {
            assertThat(lost.executorId()).isEqualTo(7);
            assertThat(lost.lossClass()).isEqualTo(LOSS_CLASS_NODE);
            assertThat(lost.message()).isEqualTo("the cluster does not know its container any more");
        });
        assertThat(story.registered(7, 1)).as("said late").isEmpty();
        assertThat(leftovers(grant(1))).as("found late").containsExactly(new Release("c1"));
    }

    @Test
    void takesTheDriversWordForTheGroup() {
        story.begin();
        leftovers(grant(1, "", "h1"));
        story.hubKnown();
        assertThat(story.tickAfter(QUIET)).as("it may be one of them").containsExactly(new Ask(GROUP, 2));
        story.registered(7, 1);
        assertThat(story.core.view().get(0).running()).isEqualTo(1);
    }

    @Test
    void withdrawsAsksForWhatTurnsUpLate() {
        story.begin();
        story.hubKnown();
        assertThat(story.tickAfter(QUIET)).containsExactly(new Ask(GROUP, 3));
        assertThat(leftovers(grant(1))).containsExactly(new Withdraw(GROUP, 1));
    }

    @Test
    void forgetsALeftoverThatEnds() {
        story.begin();
        leftovers(grant(1));
        story.hubKnown();
        story.tickAfter(QUIET);
        assertThat(story.completed(1, -100)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void namesTheCauseOfAnExecutorThatEndedWhileNobodyWatched() {
        story.begin();
        story.completed(1, 52);
        story.hubKnown();
        assertThat(story.registered(7, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        TellLost.class, lost -> assertThat(lost.lossClass()).isEqualTo(LOSS_CLASS_MEMORY));
        assertThat(story.registered(7, 1)).isEmpty();
    }

    @Test
    void givesNewIdsAboveAllThatItHeard() {
        story.begin();
        story.core.hubKnown(2000, story.now);
        story.registered(3000, 1);
        story.tickAfter(QUIET);
        assertThat(story.granted(2)).contains(new Launch(grant(2), 3001));
    }

    @Test
    void stopsLeftoversWhenTheApplicationEnds() {
        story.begin();
        leftovers(grant(1));
        assertThat(story.core.end(story.now)).containsExactly(new Stop("c1"));
        assertThat(leftovers(grant(2))).containsExactly(new Stop("c2"));
        assertThat(story.core.live()).isZero();
    }

    @Test
    void knowsItsOwnWhenAResourceManagerNamesThemAgain() {
        AllocatorStory first = AllocatorStory.of(2).running(2);
        first.core.stopExecutor(2, "", first.now);
        assertThat(first.core.leftovers(List.of(grant(1), grant(2)), first.now)).isEmpty();
        assertThat(first.core.leftovers(List.of(grant(9)), first.now))
                .as("a grant whose news was lost")
                .containsExactly(new Release("c9"));
        assertThat(first.core.registered(99, "c99", GROUP, "h", true, first.now))
                .isEmpty();
    }
}

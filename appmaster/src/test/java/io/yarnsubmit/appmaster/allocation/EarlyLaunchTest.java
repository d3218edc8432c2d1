package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Stop;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Executors that are launched before the driver is linked. */
class EarlyLaunchTest {
    private static final Duration REGISTRATION = Duration.ofMinutes(2);

    private final AllocatorStory story = AllocatorStory.of(2);

    private void launched() {
        story.hubExpected();
        story.begin();
        story.granted(1, 2);
        story.core.startAccepted("c1", story.now);
        story.pass(Duration.ofSeconds(1));
        story.core.startAccepted("c2", story.now);
    }

    @Test
    void launchesAsSoonAsGranted() {
        story.hubExpected();
        story.begin();
        assertThat(story.granted(1)).endsWith(new Launch(grant(1), 1));
    }

    @Test
    void startsAGangThatIsComplete() {
        AllocatorStory gang = AllocatorStory.of(AllocatorStory.gang(GROUP, 2, 2));
        gang.hubExpected();
        gang.begin();
        assertThat(gang.granted(1)).noneMatch(Launch.class::isInstance);
        assertThat(gang.granted(2)).endsWith(new Launch(grant(1), 1), new Launch(grant(2), 2));
    }

    @Test
    void tellsTheDriverOfThemWhenItLinks() {
        launched();
        assertThat(story.hubKnown()).isEmpty();
        assertThat(story.core.started()).extracting("executorId").containsExactly(1, 2);
    }

    @Test
    void givesThemTheWholeTimeFromWhenTheHubIsKnown() {
        launched();
        story.pass(REGISTRATION.minusSeconds(10));
        story.hubKnown();
        story.registered(1, 1);
        assertThat(story.tickAfter(REGISTRATION.minusMillis(1))).isEmpty();
        assertThat(story.tickAfter(Duration.ofMillis(1)))
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                TellLost.class,
                                lost -> assertThat(lost.lossClass()).isEqualTo(LossClass.LOSS_CLASS_START)))
                .contains(new Stop("c2"));
    }

    @Test
    void stopsThemAndBlamesNobodyWhenThereIsNoHub() {
        // given
        launched();
        // when
        List<AllocatorAction> late = story.tickAfter(REGISTRATION.minusSeconds(1));
        List<AllocatorAction> over = story.completed(1, -105);
        // then: nothing is asked for until there is one
        assertThat(late).containsExactly(new Stop("c1"), new Stop("c2"));
        assertThat(over)
                .singleElement()
                .isInstanceOfSatisfying(
                        TellLost.class, lost -> assertThat(lost.lossClass()).isEqualTo(LossClass.LOSS_CLASS_OURS));
        assertThat(story.completed(2, -105)).noneMatch(Ask.class::isInstance);
        assertThat(story.hubKnown()).containsExactly(new Ask(GROUP, 2));
    }

    @Test
    void replacesThoseThatWereToldAnotherAddress() {
        launched();
        assertThat(story.core.hubMoved(story.now)).containsExactly(new Stop("c1"), new Stop("c2"));
        assertThat(story.hubKnown()).isEmpty();
        assertThat(story.completed(1, -105)).endsWith(new Ask(GROUP, 1));
        assertThat(story.granted(3)).endsWith(new Launch(grant(3), 3));
    }

    @Test
    void stopsThemWhenTheDriverDies() {
        launched();
        assertThat(story.core.end(story.now)).containsExactly(new Stop("c1"), new Stop("c2"));
    }
}

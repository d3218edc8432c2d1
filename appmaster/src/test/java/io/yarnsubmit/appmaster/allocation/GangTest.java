package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.gang;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Settle;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GangTest {
    /** As TestSettings has it. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Test
    void beginsWhenEnoughContainersAreThere() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 4, 3));
        story.begin();
        story.hubKnown();
        assertThat(story.granted(1, 2)).containsOnly(new Settle(GROUP, 1));
        assertThat(story.granted(3))
                .containsExactly(
                        new Settle(GROUP, 1),
                        new Launch(grant(1), 1),
                        new Launch(grant(2), 2),
                        new Launch(grant(3), 3));
    }

    @Test
    void replacesLaterLossesOneByOne() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 2, 2));
        story.begin();
        story.hubKnown();
        story.granted(1, 2);
        story.comesUp(1);
        assertThat(story.completed(1, -102)).contains(new Ask(GROUP, 1));
        assertThat(story.granted(3)).contains(new Launch(grant(3), 3));
    }

    @Test
    void waitsForTheOtherGangsToo_butNobodyElseWaits() {
        AllocatorStory story = AllocatorStory.of(gang("a", 1, 1), gang("b", 2, 2), TestSettings.group("c", 1));
        story.begin();
        story.hubKnown();
        assertThat(story.granted(grant(1, "a", "h1"), grant(2, "b", "h2"), grant(3, "c", "h3")))
                .filteredOn(Launch.class::isInstance)
                .containsExactly(new Launch(grant(3, "c", "h3"), 1));
        assertThat(story.granted(grant(4, "b", "h4")))
                .filteredOn(Launch.class::isInstance)
                .hasSize(3);
    }

    @Test
    void givesEverythingBack_waits_andAsksAgain() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 3, 3));
        story.begin();
        story.hubKnown();
        story.granted(1, 2);
        assertThat(story.core.nextDeadline(story.now)).contains(story.now.plus(TIMEOUT));
        assertThat(story.tickAfter(TIMEOUT))
                .containsExactly(new Withdraw(GROUP, 1), new Release("c1"), new Release("c2"));
        assertThat(story.granted(3)).as("what was on its way").containsExactly(new Release("c3"));
        Instant again = story.core.nextDeadline(story.now).orElseThrow();
        assertThat(Duration.between(story.now, again)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
        assertThat(story.tickAfter(Duration.between(story.now, again))).containsExactly(new Ask(GROUP, 3));
    }

    @Test
    void waitsLongerFromRoundToRound() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 2, 2));
        story.begin();
        story.hubKnown();
        Duration last = Duration.ZERO;
        for (int round = 0; round < 10; round++) {
            story.granted(round + 1);
            story.tickAfter(TIMEOUT);
            last = Duration.between(
                    story.now, story.core.nextDeadline(story.now).orElseThrow());
            story.tickAfter(last);
        }
        assertThat(last).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(450));
    }

    @Test
    void saysWhatItWaitsForAndUntilWhen() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 4, 4));
        story.begin();
        story.hubKnown();
        story.granted(1, 2, 3);
        GangView view = story.core.view().get(0).gang().orElseThrow();
        assertThat(view.gathered()).isEqualTo(3);
        assertThat(view.needed()).isEqualTo(4);
        assertThat(view.givenBack()).contains(story.now.plus(TIMEOUT));
        story.tickAfter(TIMEOUT);
        view = story.core.view().get(0).gang().orElseThrow();
        assertThat(view.askedAgain()).isPresent();
        assertThat(view.givenBack()).isEmpty();
        assertThat(story.core.view().get(0).missing()).isEqualTo(4);
    }

    @Test
    void needsNoMoreThanTheTarget() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 5, 5));
        story.begin();
        story.hubKnown();
        story.granted(1, 2);
        assertThat(story.core.targets(1, Map.of(GROUP, 2), story.now))
                .containsExactly(new Withdraw(GROUP, 3), new Launch(grant(1), 1), new Launch(grant(2), 2));
    }

    @Test
    void isNotOverBecauseNothingIsWanted() {
        AllocatorStory story = AllocatorStory.of(gang(GROUP, 0, 2));
        story.begin();
        story.hubKnown();
        story.wants(1, 3);
        assertThat(story.granted(1)).noneMatch(Launch.class::isInstance);
        assertThat(story.granted(2)).filteredOn(Launch.class::isInstance).hasSize(2);
    }

    @Test
    void doesNotGatherWhenAFormerAttemptHad() {
        AllocatorStory story = new AllocatorStory(AllocatorStory.settings(1001, gang(GROUP, 3, 3)));
        story.begin();
        story.core.leftovers(List.of(grant(1)), story.now);
        story.hubKnown();
        story.registered(7, 1);
        story.tickAfter(Duration.ofSeconds(2));
        assertThat(story.granted(2)).contains(new Launch(grant(2), 1001));
    }
}

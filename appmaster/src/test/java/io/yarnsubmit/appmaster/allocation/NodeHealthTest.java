package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static io.yarnsubmit.appmaster.allocation.AllocatorStory.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Exclude;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.FailApplication;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Settle;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three failures within an hour exclude a machine for ten minutes, as TestSettings has it. */
class NodeHealthTest {
    private int next = 1;
    private final AllocatorStory story = AllocatorStory.of(1);

    private List<AllocatorAction> startFails(String host) {
        story.granted(grant(next, GROUP, host));
        List<AllocatorAction> actions = story.core.startFailed("c" + next++, "no disk", story.now);
        story.tickAfter(Duration.ofSeconds(40));
        return actions;
    }

    private void begin(int machines) {
        story.begin();
        story.hubKnown();
        story.room(100_000, machines);
    }

    @Test
    void excludesAMachineForATime() {
        begin(3);
        startFails("bad");
        startFails("bad");
        assertThat(startFails("bad")).contains(new Exclude(Set.of("bad"), Set.of()));
        assertThat(story.core.nextDeadline(story.now))
                .contains(story.now.minusSeconds(40).plus(Duration.ofMinutes(10)));
        assertThat(story.tickAfter(Duration.ofMinutes(10))).contains(new Exclude(Set.of(), Set.of("bad")));
    }

    @Test
    void releasesWhatComesFromAnExcludedMachine_andBacksOff() {
        begin(3);
        startFails("bad");
        startFails("bad");
        startFails("bad");
        assertThat(story.granted(grant(50, GROUP, "bad")))
                .containsExactly(new Settle(GROUP, 1), new Release("c50"), new Ask(GROUP, 1));
        assertThat(story.granted(grant(51, GROUP, "bad"))).containsExactly(new Settle(GROUP, 1), new Release("c51"));
        assertThat(story.tickAfter(Duration.ofSeconds(1))).containsExactly(new Ask(GROUP, 1));
        assertThat(story.granted(grant(52, GROUP, "good"))).anyMatch(Launch.class::isInstance);
    }

    @Test
    void neverExcludesMoreThanAThird() {
        begin(5);
        for (int i = 0; i < 3; i++) {
            startFails("bad");
            startFails("worse");
        }
        assertThat(story.granted(grant(60, GROUP, "worse"))).anyMatch(Launch.class::isInstance);
    }

    @Test
    void excludesNothingWhileNobodyKnowsHowManyMachinesThereAre() {
        story.begin();
        story.hubKnown();
        startFails("bad");
        startFails("bad");
        assertThat(startFails("bad")).noneMatch(Exclude.class::isInstance);
    }

    @Test
    void takesMachinesBackWhenTheClusterShrinks() {
        begin(3);
        startFails("bad");
        startFails("bad");
        startFails("bad");
        assertThat(story.room(100_000, 2)).contains(new Exclude(Set.of(), Set.of("bad")));
    }

    @Test
    void forgetsFailuresThatAreLongAgo() {
        begin(3);
        startFails("bad");
        startFails("bad");
        story.pass(Duration.ofHours(1));
        assertThat(startFails("bad")).noneMatch(Exclude.class::isInstance);
    }

    @Test
    void excludesWhatTheUserExcludes_fromTheBeginningAndForEver() {
        AllocatorSettings plain = AllocatorStory.settings(1, TestSettings.group(GROUP, 1));
        AllocatorCore core = new AllocatorCore(
                new AllocatorSettings(
                        plain.groups(),
                        plain.maxFailures(),
                        plain.failuresValidity(),
                        plain.maxNodeFailures(),
                        plain.nodeExcludeTime(),
                        Set.of("old"),
                        plain.startTimeout(),
                        plain.registrationTimeout(),
                        plain.gangTimeout(),
                        plain.grantHold(),
                        plain.adoptionTimeout(),
                        1),
                new Random(0));
        assertThat(core.begin(story.now)).containsExactly(new Exclude(Set.of("old"), Set.of()), new Ask(GROUP, 1));
        assertThat(core.granted(List.of(grant(1, GROUP, "old")), story.now)).contains(new Release("c1"));
    }

    @Test
    void countsAProgramThatFailsSoon_butNotOneThatFailsLate() {
        begin(30);
        for (int i = 1; i <= 3; i++) {
            story.granted(grant(i, GROUP, "soon"));
            story.comesUp(i);
            List<AllocatorAction> actions = story.completed(i, 3);
            assertThat(actions.stream().anyMatch(Exclude.class::isInstance)).isEqualTo(i == 3);
            story.tickAfter(Duration.ofSeconds(40));
        }
        AllocatorStory late = AllocatorStory.of(1);
        late.begin();
        late.hubKnown();
        late.room(100_000, 30);
        for (int i = 1; i <= 3; i++) {
            late.granted(grant(i, GROUP, "late"));
            late.comesUp(i);
            late.pass(Duration.ofSeconds(61));
            assertThat(late.completed(i, 3)).noneMatch(Exclude.class::isInstance);
        }
    }

    @Test
    void failsTheApplicationWhenNoExecutorComesUpAnywhere() {
        begin(100);
        for (int i = 1; i < 16; i++) {
            assertThat(startFails("h" + i)).noneMatch(FailApplication.class::isInstance);
        }
        assertThat(startFails("h16")).anyMatch(FailApplication.class::isInstance);
    }

    @Test
    void isReassuredByAnyRegistration() {
        begin(100);
        for (int i = 1; i < 16; i++) {
            startFails("h" + i);
        }
        story.granted(grant(next, GROUP, "fine"));
        story.core.startAccepted("c" + next, story.now);
        story.core.registered(next, "c" + next, GROUP, "fine", true, story.now);
        story.core.completed("c" + next++, -100, "", story.now);
        assertThat(startFails("h17")).noneMatch(FailApplication.class::isInstance);
    }
}

package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_START;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.Ask;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.FailApplication;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Launch;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Promote;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Redefine;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Release;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Settle;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Stop;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellStarted;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.Withdraw;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocatorCoreTest {
    private static final String GROUP = "default";
    private static final Duration REGISTRATION = Duration.ofMinutes(2);

    private Instant now = Instant.EPOCH;
    private final AllocatorCore core = core(2);

    private static AllocatorCore core(int initial) {
        return new AllocatorCore(
                TestSettings.of(4, REGISTRATION, 1, List.of(TestSettings.group(GROUP, initial))), new Random(0));
    }

    private static Grant grant(String container) {
        return new Grant(container, GROUP, "host-" + container, "log-" + container, true, true);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    /** Two executors, 1 in c1 and 2 in c2, started and registered. */
    private void twoRun() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1"), grant("c2")), now);
        core.startAccepted("c1", now);
        core.startAccepted("c2", now);
        core.registered(1, "c" + 1, GROUP, "h", true, now);
        core.registered(2, "c" + 2, GROUP, "h", true, now);
    }

    @Test
    void theAddressOfALogMayHaveTheExecutorsId() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(new Grant("c9", GROUP, "h", "file:/logs/executor-{executor}", true, true)), now);
        core.startAccepted("c9", now);
        assertThat(core.started()).extracting("logUrl").containsExactly("file:/logs/executor-1");
    }

    @Test
    void asksForTheInitialTotalAtOnce() {
        assertThat(core.begin(now)).containsExactly(new Ask(GROUP, 2));
    }

    @Test
    void keepsGrantsUntilTheHubIsKnown() {
        core.begin(now);
        assertThat(core.granted(List.of(grant("c1"), grant("c2")), now))
                .containsExactly(new Settle(GROUP, 1), new Settle(GROUP, 1));
        assertThat(core.hubKnown(0, now)).containsExactly(new Launch(grant("c1"), 1), new Launch(grant("c2"), 2));
    }

    @Test
    void givesGrantsBackWhenTheHubStaysAway() {
        core.begin(now);
        core.granted(List.of(grant("c1")), now);
        assertThat(core.nextDeadline(now)).contains(now.plus(AllocatorSettings.GRANT_HOLD));
        pass(AllocatorSettings.GRANT_HOLD);
        assertThat(core.tick(now)).containsExactly(new Release("c1"));
        assertThat(core.hubKnown(0, now)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void releasesSurplus() {
        core.begin(now);
        core.hubKnown(0, now);
        assertThat(core.granted(List.of(grant("c1"), grant("c2"), grant("c3")), now))
                .contains(new Release("c1"))
                .contains(new Launch(grant("c2"), 1), new Launch(grant("c3"), 2));
        assertThat(core.granted(List.of(grant("c4")), now)).containsExactly(new Release("c4"));
    }

    @Test
    void releasesWhatBelongsToNoGroup() {
        core.begin(now);
        assertThat(core.granted(List.of(new Grant("c1", "", "host", "log", true, true)), now))
                .containsExactly(new Release("c1"));
    }

    @Test
    void tellsOfAStart() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1")), now);
        assertThat(core.startAccepted("c1", now)).containsExactly(new TellStarted(1, GROUP, "host-c1", "c1", "log-c1"));
        assertThat(core.started()).hasSize(1);
    }

    @Test
    void givesIdsAboveThoseTheDriverKnows() {
        core.begin(now);
        core.hubKnown(41, now);
        assertThat(core.granted(List.of(grant("c1")), now)).contains(new Launch(grant("c1"), 42));
    }

    @Test
    void ignoresTargetsThatAreNotNew() {
        core.begin(now);
        assertThat(core.targets(5, Map.of(GROUP, 3), now)).containsExactly(new Ask(GROUP, 1));
        assertThat(core.targets(5, Map.of(GROUP, 9), now)).isEmpty();
        assertThat(core.targets(6, Map.of("nobody", 9), now)).isEmpty();
    }

    @Test
    void withdrawsAsksBeforeItReleasesGrants() {
        core.begin(now);
        core.targets(1, Map.of(GROUP, 4), now);
        core.granted(List.of(grant("c1"), grant("c2")), now);
        assertThat(core.targets(2, Map.of(GROUP, 3), now)).containsExactly(new Withdraw(GROUP, 1));
        assertThat(core.targets(3, Map.of(GROUP, 1), now)).containsExactly(new Withdraw(GROUP, 1), new Release("c1"));
    }

    @Test
    void leavesRunningExecutorsToTheDriverWhenTheTargetFalls() {
        twoRun();
        assertThat(core.targets(1, Map.of(GROUP, 1), now)).isEmpty();
        assertThat(core.completed("c1", 0, "", now))
                .containsExactly(lost(1, "c1", EndCause.of(EndCode.EXECUTOR_NOT_WANTED), 0));
    }

    @Test
    void replacesAnExecutorThatFailed() {
        twoRun();
        assertThat(core.completed("c1", 3, "", now))
                .containsExactly(
                        lost(1, "c1", EndCause.of(EndCode.EXECUTOR_EXITED).with(CauseFigure.EXIT_STATUS, 3), 3),
                        new Ask(GROUP, 1));
    }

    @Test
    void stopsAndReplacesAnExecutorForTheDriver() {
        twoRun();
        assertThat(core.stopExecutor(1, "slow", now)).containsExactly(new Stop("c1"));
        assertThat(core.stopExecutor(1, "slow", now)).isEmpty();
        assertThat(core.completed("c1", -105, "", now))
                .containsExactly(
                        lost(
                                1,
                                "c1",
                                EndCause.of(EndCode.EXECUTOR_STOPPED_BY_DRIVER).quoting("slow"),
                                -105),
                        new Ask(GROUP, 1));
    }

    @Test
    void givesUpAnExecutorThatDoesNotRegister() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1")), now);
        core.startAccepted("c1", now);
        assertThat(core.nextDeadline(now)).contains(now.plus(REGISTRATION));
        pass(REGISTRATION);
        List<AllocatorAction> actions = core.tick(now);
        assertThat(actions).hasSize(2).contains(new Stop("c1"));
        assertThat(actions.get(1)).isInstanceOfSatisfying(TellLost.class, lost -> {
            assertThat(lost.lossClass()).isEqualTo(LOSS_CLASS_START);
            assertThat(lost.message()).contains("120 s", "yarnsubmit.executor.registrationTimeout");
        });
        assertThat(core.completed("c1", -105, "", now)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void givesUpAnExecutorWhoseMachineDoesNotAnswer() {
        AllocatorStory story = AllocatorStory.of(1);
        story.begin();
        story.hubKnown();
        story.granted(1);
        List<AllocatorAction> actions = story.tickAfter(Duration.ofMinutes(2));
        assertThat(actions).hasSize(2).contains(new Stop("c1"));
        assertThat(actions.get(1)).isInstanceOfSatisfying(TellLost.class, lost -> {
            assertThat(lost.lossClass()).isEqualTo(LOSS_CLASS_START);
            assertThat(lost.message()).contains("120 s", "yarnsubmit.executor.startTimeout");
        });
        assertThat(story.core.startAccepted("c1", story.now)).as("too late").isEmpty();
        assertThat(story.core.startFailed("c1", "no", story.now)).as("too late").isEmpty();
        assertThat(story.completed(1, -105)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void promotesAnOpportunisticContainerOnceItsExecutorIsUp() {
        AllocatorStory story = AllocatorStory.of(new GroupRules(GROUP, 2, 0, 1024, 1, true));
        story.begin();
        story.hubKnown();
        story.granted(new Grant("c1", GROUP, "h", "log", true, false), new Grant("c2", GROUP, "h", "log", true, true));
        assertThat(story.comesUp(1)).containsExactly(new Promote("c1"));
        assertThat(story.comesUp(2)).as("guaranteed from the start").isEmpty();
        story.core.registered(1, "c1", GROUP, "h", false, story.now);
        assertThat(story.registered(1, 1)).as("once").isEmpty();
    }

    @Test
    void asksAnewForContainersOfAnotherSize_andLeavesThoseThatRun() {
        AllocatorStory story = AllocatorStory.of(4).running(1);
        story.granted(2);

        assertThat(story.core.redefined(new GroupRules(GROUP, 4, 0, 2048, 2, false), story.now))
                .containsExactly(new Withdraw(GROUP, 2), new Redefine(GROUP), new Ask(GROUP, 2));
        assertThat(story.granted(AllocatorStory.grant(3, "", "h3")))
                .as("of the former size, crossed on its way")
                .containsExactly(new Release("c3"));
    }

    @Test
    void givesBackWhatItHolds_whenTheSizeChanges() {
        AllocatorStory story = AllocatorStory.of(1);
        story.begin();
        story.granted(1);

        assertThat(story.core.redefined(new GroupRules(GROUP, 1, 0, 2048, 2, false), story.now))
                .containsExactly(new Release("c1"), new Redefine(GROUP), new Ask(GROUP, 1));
    }

    @Test
    void anotherGroup_getsWhatItsTargetSays() {
        AllocatorStory story = AllocatorStory.of(1).running(1);

        assertThat(story.core.redefined(new GroupRules("late", 0, 0, 512, 1, false), story.now))
                .containsExactly(new Redefine("late"));
        assertThat(story.core.targets(1, Map.of(GROUP, 1, "late", 2), story.now))
                .containsExactly(new Ask("late", 2));
        story.core.end(story.now);
        assertThat(story.core.redefined(new GroupRules("later", 0, 0, 512, 1, false), story.now))
                .isEmpty();
    }

    @Test
    void countsFailuresOfTheLastWhileOnly() {
        AllocatorStory story = AllocatorStory.of(1).running(1);
        for (int number = 1; number <= 12; number++) {
            assertThat(story.completed(number, 3)).noneMatch(FailApplication.class::isInstance);
            story.tickAfter(Duration.ofMinutes(30));
            story.granted(number + 1);
            story.comesUp(number + 1);
        }
    }

    @Test
    void releasesAndReplacesWhatANodeManagerRefused() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1")), now);
        List<AllocatorAction> actions = core.startFailed("c1", "no disk", now);
        assertThat(actions).contains(new Release("c1"), new Ask(GROUP, 1));
        assertThat(actions)
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                TellLost.class,
                                lost -> assertThat(lost.lossClass()).isEqualTo(LOSS_CLASS_NODE)));
        assertThat(core.completed("c1", -100, "", now)).isEmpty();
    }

    @Test
    void backsOffWhenExecutorsFailSoonAgainAndAgain() {
        twoRun();
        assertThat(core.completed("c1", 3, "", now)).contains(new Ask(GROUP, 1));
        assertThat(core.completed("c2", 3, "", now)).doesNotContain(new Ask(GROUP, 1));
        assertThat(core.nextDeadline(now)).contains(now.plusSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(core.tick(now)).containsExactly(new Ask(GROUP, 1));
    }

    @Test
    void failsTheApplicationWhenTheBudgetIsSpent() {
        core.begin(now);
        core.hubKnown(0, now);
        for (int i = 1; i <= 3; i++) {
            core.granted(List.of(grant("c" + i)), now);
            assertThat(core.completed("c" + i, 3, "", now)).noneMatch(FailApplication.class::isInstance);
            pass(Duration.ofMinutes(1));
            core.tick(now);
        }
        core.granted(List.of(grant("c4")), now);
        assertThat(core.completed("c4", 3, "", now))
                .filteredOn(FailApplication.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(FailApplication.class, fail -> {
                    assertThat(fail.cause().code()).isEqualTo(EndCode.EXECUTORS_FAILED);
                    assertThat(fail.cause().sentence())
                            .contains(
                                    "4 executors failed",
                                    "yarnsubmit.executor.maxFailures=4",
                                    "executor 4 on host-c4 (c4): exited with 3");
                });
    }

    @Test
    void neverCountsPreemption() {
        core.begin(now);
        core.hubKnown(0, now);
        for (int i = 1; i <= 30; i++) {
            core.granted(List.of(grant("c" + i)), now);
            assertThat(core.completed("c" + i, -102, "", now)).noneMatch(FailApplication.class::isInstance);
            pass(Duration.ofMinutes(1));
            core.tick(now);
        }
    }

    @Test
    void forgetsAHeldGrantThatTheClusterTookBack() {
        core.begin(now);
        core.granted(List.of(grant("c1")), now);
        assertThat(core.completed("c1", -100, "", now)).containsExactly(new Ask(GROUP, 1));
        assertThat(core.hubKnown(0, now)).isEmpty();
    }

    @Test
    void endsQuietly() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1")), now);
        core.startAccepted("c1", now);
        core.registered(1, "c" + 1, GROUP, "h", true, now);
        assertThat(core.end(now)).containsExactly(new Withdraw(GROUP, 1));
        assertThat(core.live()).isOne();
        assertThat(core.stopAll("over", now)).containsExactly(new Stop("c1"));
        assertThat(core.granted(List.of(grant("c2")), now)).containsExactly(new Release("c2"));
        assertThat(core.completed("c1", 137, "", now))
                .containsExactly(
                        lost(1, "c1", EndCause.of(EndCode.EXECUTOR_STOPPED).quoting("over"), 137));
        assertThat(core.targets(99, Map.of(GROUP, 5), now)).isEmpty();
        assertThat(core.live()).isZero();
    }

    @Test
    void endsAtOnceWhatTheDriversHubCannotTell() {
        core.begin(now);
        core.hubKnown(0, now);
        core.granted(List.of(grant("c1"), grant("c2")), now);
        core.startAccepted("c1", now);
        core.startAccepted("c2", now);
        core.registered(1, "c" + 1, GROUP, "h", true, now);
        assertThat(core.end(now)).containsExactly(new Stop("c2"));
        assertThat(core.registered(1, "c" + 1, GROUP, "h", false, now)).containsExactly(new Stop("c1"));
        assertThat(core.live()).isZero();
    }

    private static TellLost lost(int id, String container, EndCause cause, int status) {
        return new TellLost(id, GROUP, "host-" + container, cause, java.util.OptionalInt.of(status));
    }
}

package io.yarnsubmit.driver.roles;

import static io.yarnsubmit.driver.roles.RoleSpecs.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ExecutorLoss.Cause;
import io.yarnsubmit.protocol.v1.InstanceState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesCoreTest {
    private static final SuccessRule ALL = new SuccessRule.All();

    @Test
    void anInstanceIsPreparedThenStartedThenDone() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        assertThat(story.registered(3, "work")).containsExactly("order 3: work/0 prepared, run 1, generation 1");
        assertThat(story.prepared(3)).containsExactly("order 3: work/0 running, run 1, generation 1");
        assertThat(story.running(3)).containsExactly("work/0 started");
        assertThat(story.ready(3)).containsExactly("work/0 ready");
        assertThat(story.exited(3, 0)).containsExactly("work/0 ended", "success by work/0", "all ended");
        assertThat(story.core.decision()).isPresent();
    }

    @Test
    void anExecutorThatReconnectsIsToldAgain() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        story.runs("work", 1);
        assertThat(story.registered(1, "work")).containsExactly("order 1: work/0 running, run 1, generation 1");
        assertThat(story.ready(1)).isEmpty();
    }

    @Test
    void executorsGetTheLowestVacantIndex() {
        RolesFixture story = new RolesFixture(ALL, role("work", 3));
        story.runs("work", 7, 8, 9);
        assertThat(story.lost(8, Cause.PREEMPTED)).containsExactly("work/1 ended");
        assertThat(story.registered(12, "work")).containsExactly("order 12: work/1 prepared, run 4, generation 1");
        assertThat(story.view("work", 1).executorId()).isEqualTo(12);
    }

    @Test
    void theIndexOfAnExecutorThatWasGivenUpMovesWhenThatIsGone() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        story.runs("work", 1);
        assertThat(story.leaving(1)).isEmpty();
        assertThat(story.registered(2, "work")).isEmpty();
        assertThat(story.lost(1, Cause.NODE))
                .containsExactly("work/0 ended", "order 2: work/0 prepared, run 2, generation 1");
    }

    @Test
    void anExecutorTooManyIsGivenBack() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        story.runs("work", 1);
        assertThat(story.registered(2, "work")).containsExactly("end 2");
    }

    @Test
    void anExecutorWhoseWorkIsDoneIsGivenBack() {
        RolesFixture story = new RolesFixture(ALL, role("work", 2));
        story.runs("work", 1, 2);
        assertThat(story.exited(1, 0)).containsExactly("work/0 ended", "end 1, done", "work needs 1");
        assertThat(story.lost(1, Cause.OURS)).isEmpty();
    }

    @Test
    void aRoleWaitsForThoseBeforeIt() {
        RolesFixture story =
                new RolesFixture(ALL, role("server", 2), role("work", 1).after("server"));
        story.runs("work", 5);
        story.runs("server", 1);
        assertThat(story.shown("work", 0)).isEqualTo("waiting_for_peers: it waits until server is ready");
        story.registered(2, "server");
        story.prepared(2);
        assertThat(story.ready(2)).contains("order 5: work/0 running, run 1, generation 1");
    }

    @Test
    void anInstanceWaitsForTheAddressesThatItNames() {
        RolesFixture story = new RolesFixture(
                ALL, role("server", 1), role("work", 1).needs(PeerNeed.one("server", 0), PeerNeed.all("work")));
        story.registered(5, "work");
        assertThat(story.prepared(5)).isEmpty();
        assertThat(story.shown("work", 0)).isEqualTo("waiting_for_peers: it waits for the address of server/0");
        story.registered(1, "server");
        assertThat(story.prepared(1))
                .containsExactly(
                        "order 1: server/0 running, run 2, generation 1",
                        "order 5: work/0 running, run 1, generation 1");
    }

    @Test
    void aFailureIsFinalWhereNothingIsRestarted() {
        RolesFixture story = new RolesFixture(ALL, role("work", 2).never());
        story.runs("work", 1, 2);
        assertThat(story.exited(2, 3))
                .containsExactly("work/1 ended", "failure by work/1", "order 1: work/0 stopped, run 1, generation 1");
        assertThat(story.stopped(1)).containsExactly("work/0 ended", "all ended");
    }

    @Test
    void anInstanceStartsAgainLaterEachTimeAndFailsInTheEnd() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        story.runs("work", 1);
        assertThat(story.exited(1, 2)).containsExactly("work/0 ended", "order 1: work/0 prepared, run 2, generation 1");
        story.prepared(1);
        assertThat(story.exited(1, 2)).containsExactly("work/0 started", "work/0 ended");
        assertThat(story.after(Duration.ofMillis(999))).isEmpty();
        assertThat(story.after(Duration.ofMillis(1))).containsExactly("order 1: work/0 prepared, run 3, generation 1");
        story.prepared(1);
        story.exited(1, 2);
        assertThat(story.after(Duration.ofSeconds(2))).hasSize(1);
        story.prepared(1);
        assertThat(story.exited(1, 2)).contains("failure by work/0");
        assertThat(story.shown("work", 0))
                .isEqualTo("failed: it exited with 2, and work has failed 4 times within 60 min");
    }

    @Test
    void failuresAreForgottenWhenTheWindowIsOver() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1));
        story.runs("work", 1);
        for (int i = 0; i < 20; i++) {
            assertThat(story.exited(1, 2)).contains("work/0 ended").doesNotContain("failure by work/0");
            story.after(Duration.ofMinutes(21));
            story.prepared(1);
            story.ready(1);
        }
        assertThat(story.core.decision()).isEmpty();
    }

    @Test
    void aGroupStopsAndStartsAgainWithItsExecutors() {
        RolesFixture story = new RolesFixture(ALL, role("trainer", 3).group());
        story.runs("trainer", 1, 2, 3);
        assertThat(story.exited(2, 1))
                .containsExactly(
                        "trainer/1 role restarted",
                        "order 1: trainer/0 stopped, run 1, generation 1",
                        "order 3: trainer/2 stopped, run 3, generation 1",
                        "trainer/1 ended");
        assertThat(story.stopped(1)).containsExactly("trainer/0 ended");
        assertThat(story.stopped(3))
                .containsExactly(
                        "trainer/2 ended",
                        "order 1: trainer/0 prepared, run 4, generation 2",
                        "order 2: trainer/1 prepared, run 5, generation 2",
                        "order 3: trainer/2 prepared, run 6, generation 2");
    }

    @Test
    void oneOfAGroupThatHasSucceededKeepsItsExecutorAndStartsAgain() {
        RolesFixture story = new RolesFixture(ALL, role("trainer", 2).group());
        story.runs("trainer", 1, 2);
        assertThat(story.exited(1, 0)).containsExactly("trainer/0 ended");
        assertThat(story.exited(2, 1))
                .containsExactly(
                        "trainer/1 role restarted",
                        "trainer/1 ended",
                        "order 1: trainer/0 prepared, run 3, generation 2",
                        "order 2: trainer/1 prepared, run 4, generation 2");
    }

    @Test
    void aGroupRestartsWhenAnExecutorIsLost() {
        RolesFixture story = new RolesFixture(ALL, role("trainer", 2).group());
        story.runs("trainer", 1, 2);
        assertThat(story.lost(1, Cause.PREEMPTED))
                .containsExactly(
                        "trainer/0 role restarted",
                        "order 2: trainer/1 stopped, run 2, generation 1",
                        "trainer/0 ended");
        assertThat(story.stopped(2))
                .containsExactly("trainer/1 ended", "order 2: trainer/1 prepared, run 3, generation 2");
        assertThat(story.registered(4, "trainer")).containsExactly("order 4: trainer/0 prepared, run 4, generation 2");
    }

    @Test
    void aGroupThatHasNotStartedNeedsNoNewGeneration() {
        RolesFixture story = new RolesFixture(ALL, role("trainer", 2).group().needs(PeerNeed.all("trainer")));
        story.registered(1, "trainer");
        story.prepared(1);
        assertThat(story.lost(1, Cause.NODE)).isEmpty();
        assertThat(story.registered(2, "trainer")).containsExactly("order 2: trainer/0 prepared, run 2, generation 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"PREEMPTED", "NODE", "OURS"})
    void whatTheClusterTakesNeverCounts(Cause cause) {
        RolesFixture story = new RolesFixture(ALL, role("work", 1).never());
        for (int executor = 1; executor < 20; executor++) {
            story.runs("work", executor);
            assertThat(story.lost(executor, cause)).containsExactly("work/0 ended");
        }
        assertThat(story.view("work", 0).restarts()).isEqualTo(18);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"MEMORY", "PROGRAM", "START"})
    void whatAProgramMayHaveDoneCounts(Cause cause) {
        RolesFixture story = new RolesFixture(ALL, role("work", 1).never());
        story.runs("work", 1);
        assertThat(story.lost(1, cause)).contains("failure by work/0");
    }

    @Test
    void takenPortsDoNotCountAFewTimes() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1).never());
        story.runs("work", 1);
        for (int i = 0; i < Ends.MOST_PORTS_TAKEN; i++) {
            assertThat(story.portTaken(1))
                    .hasSize(i == 0 ? 2 : 3)
                    .last()
                    .asString()
                    .contains("prepared");
            story.prepared(1);
        }
        assertThat(story.portTaken(1)).contains("failure by work/0");
    }

    @Test
    void anInstanceThatWasNotReadyInTimeHasFailed() {
        RolesFixture story = new RolesFixture(ALL, role("work", 1).never());
        story.runs("work", 1);
        assertThat(story.report(
                        1,
                        InstanceState.newBuilder()
                                .setPhase(InstanceState.Phase.PHASE_ENDED)
                                .setProblem("it was not ready within 2 min")))
                .contains("failure by work/0");
        assertThat(story.shown("work", 0)).isEqualTo("failed: it was not ready within 2 min");
    }

    @Test
    void aKeyTellsThatAnInstanceIsReady() {
        RolesFixture story = new RolesFixture(
                ALL,
                role("leader", 1).key(Duration.ofMinutes(2)),
                role("work", 1).after("leader"));
        story.registered(1, "leader");
        story.prepared(1);
        assertThat(story.ready(1)).containsExactly("leader/0 started", "watch the key of leader/0");
        assertThat(story.shown("leader", 0)).isEqualTo("started");
        assertThat(story.key("leader", 0)).containsExactly("leader/0 ready");
    }

    @Test
    void aKeyThatDoesNotComeIsAFailure() {
        RolesFixture story = new RolesFixture(ALL, role("leader", 1).never().key(Duration.ofMinutes(2)));
        story.runs("leader", 1);
        assertThat(story.after(Duration.ofMinutes(2)))
                .containsExactly("order 1: leader/0 stopped, run 1, generation 1");
        assertThat(story.stopped(1)).contains("failure by leader/0");
        assertThat(story.shown("leader", 0)).isEqualTo("failed: its key was not there within 120 s");
    }

    @Test
    void theHighestIndicesGo() {
        RolesFixture story = new RolesFixture(new SuccessRule.Driver(), role("work", 3));
        story.runs("work", 5, 4, 6);
        assertThat(story.scaled("work", 1))
                .containsExactly(
                        "order 4: work/1 stopped, run 2, generation 1",
                        "order 6: work/2 stopped, run 3, generation 1",
                        "work needs 1");
        assertThat(story.stopped(4)).containsExactly("work/1 ended", "end 4");
        assertThat(story.scaled("work", 3)).containsExactly("work needs 3");
        assertThat(story.stopped(6)).containsExactly("work/2 ended", "order 6: work/2 prepared, run 4, generation 1");
        assertThat(story.registered(7, "work")).containsExactly("order 7: work/1 prepared, run 5, generation 1");
    }

    @Test
    void aGroupOfAnotherSizeStartsAgain() {
        RolesFixture story =
                new RolesFixture(new SuccessRule.Driver(), role("trainer", 1).group());
        story.runs("trainer", 1);
        assertThat(story.scaled("trainer", 2))
                .containsExactly(
                        "trainer/0 role restarted",
                        "order 1: trainer/0 stopped, run 1, generation 1",
                        "trainer needs 2");
        assertThat(story.stopped(1))
                .containsExactly("trainer/0 ended", "order 1: trainer/0 prepared, run 2, generation 2");
    }

    @Test
    void whereTheFirstRunsAloneItsEndIsThatOfAll() {
        RolesFixture story = new RolesFixture(ALL, role("mpi", 2).firstRunsAlone());
        story.runs("mpi", 1, 2);
        assertThat(story.exited(1, 0))
                .containsExactly(
                        "order 2: mpi/1 stopped, run 2, generation 1", "mpi/0 ended", "end 1, done", "mpi needs 1");
        assertThat(story.stopped(2)).contains("success by mpi/0".replace("/0", "/1"), "all ended");
    }

    @Test
    void whatNeedsOneThatHasFailedFailsToo() {
        RolesFixture story = new RolesFixture(
                new SuccessRule.Any(),
                role("server", 1).never(),
                role("work", 1).after("server"));
        story.runs("server", 1);
        story.exited(1, 4);
        assertThat(story.core.decision())
                .hasValueSatisfying(
                        decision -> assertThat(decision.by().id().toString()).isEqualTo("work/0"));
        assertThat(story.shown("work", 0)).isEqualTo("failed: it comes after server, and server/0 has failed");
    }

    @Test
    void nothingIsDecidedByOptionalRoles() {
        RolesFixture story =
                new RolesFixture(ALL, role("work", 1), role("board", 1).never().optional());
        story.runs("work", 1);
        story.runs("board", 2);
        assertThat(story.exited(2, 1)).containsExactly("board/0 ended", "end 2", "board needs 0");
        assertThat(story.exited(1, 0)).contains("success by work/0");
    }

    @Test
    void oneInstanceDecides() {
        SuccessRule rule = new SuccessRule.One(new InstanceId("trainer", 0));
        RolesFixture story = new RolesFixture(rule, role("trainer", 2));
        story.runs("trainer", 1, 2);
        assertThat(story.exited(2, 0)).doesNotContain("success by trainer/1");
        assertThat(story.exited(1, 0)).contains("success by trainer/0");
    }

    @Test
    void theOneThatDecidesStaysWhenItsRoleGetsSmaller() {
        SuccessRule rule = new SuccessRule.One(new InstanceId("work", 1));
        RolesFixture story = new RolesFixture(rule, role("work", 3));
        story.runs("work", 1, 2, 3);
        assertThat(story.scaled("work", 0))
                .containsExactly("order 3: work/2 stopped, run 3, generation 1", "work needs 2");
    }

    @Test
    void aRoleDecides() {
        RolesFixture story = new RolesFixture(new SuccessRule.Role("work"), role("server", 1), role("work", 1));
        story.runs("server", 1);
        story.runs("work", 2);
        assertThat(story.exited(2, 0))
                .containsExactly("work/0 ended", "success by work/0", "order 1: server/0 stopped, run 1, generation 1");
    }

    @Test
    void anySuccessDecides() {
        RolesFixture story =
                new RolesFixture(new SuccessRule.Any(), role("work", 2).never());
        story.runs("work", 1, 2);
        assertThat(story.exited(1, 1)).doesNotContain("failure by work/0");
        assertThat(story.exited(2, 0)).contains("success by work/1");
    }

    @Test
    void nothingDecidesWhereTheDriverDoes() {
        RolesFixture story =
                new RolesFixture(new SuccessRule.Driver(), role("work", 2).never());
        story.runs("work", 1, 2);
        story.exited(1, 1);
        assertThat(story.core.decision()).isEmpty();
        assertThat(story.endAsked()).containsExactly("order 2: work/1 stopped, run 2, generation 1");
        assertThat(story.stopped(2)).containsExactly("work/1 ended", "all ended");
    }

    @Test
    void nothingStartsOnceTheEndIsNear() {
        RolesFixture story = new RolesFixture(ALL, role("work", 2));
        story.runs("work", 1);
        story.endAsked();
        assertThat(story.registered(2, "work")).isEmpty();
        assertThat(story.lost(1, Cause.OURS)).containsExactly("work/0 ended", "all ended");
    }
}

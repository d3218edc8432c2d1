package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceOutcome;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceRetry;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.DisposeStaging;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.EndAllocation;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Exit;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StopExecutors;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Unregister;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the end of an attempt leaves to the next one. */
class NextAttemptTest extends LifecycleStory {
    @Test
    void leavesADriverThatEndedEarlyToTheNextAttempt() {
        LifecycleCore core = core(true, false, new Attempts(1, 3, true));
        core.begun(now);
        core.driverEnded(3, null, now);

        assertThat(core.registered(now))
                .containsExactly(new EndAllocation(), new AnnounceRetry(THREE, 2, 3), new Exit(3));
    }

    @Test
    void laterAttemptOfClientMode_adoptsExecutors_andHasNoTimeLimit() {
        LifecycleCore core = core(false, true, new Attempts(2, 2, false), Duration.ofSeconds(5));
        core.begun(now);
        core.registered(now);

        assertThat(core.nextDeadline()).contains(Instant.EPOCH.plusSeconds(30));
    }

    @Test
    void doesNotRunADriverAgainThatHasEndedInAnAttemptBefore() {
        LifecycleCore core = core(true, true, new Attempts(2, 2, false));

        assertThat(core.endedBefore(THREE, now))
                .containsExactly(
                        new EndAllocation(), new AnnounceOutcome(THREE), new LifecycleAction.LeaveOutcome(THREE));
        assertThat(core.outcomeLeft(false, now)).containsExactly(new Unregister(THREE));
        core.clientsAttached(1, now);
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    /** The client that ran the driver has had its outcome from the attempt before, so it may be gone. */
    @Test
    void laterAttemptOfClientMode_waitsForNoClient_whenTheDriverEndedInAnAttemptBefore() {
        LifecycleCore before = core(false, true, new Attempts(1, 2, false));
        before.begun(now);
        before.registered(now);
        before.clientsAttached(1, now);
        assertThat(before.driverEnded(3, null, now)).contains(new LifecycleAction.KeepEnding(THREE));

        LifecycleCore core = core(false, true, new Attempts(2, 2, false));
        assertThat(core.endedBefore(THREE, now)).contains(new AnnounceOutcome(THREE));
        assertThat(core.outcomeLeft(false, now)).containsExactly(new Unregister(THREE));
    }

    @Test
    void leavesTheDriverToTheNextAttempt() {
        LifecycleCore core = retrying(1, 2);
        assertThat(core.driverEnded(3, null, now)).containsExactly(new EndAllocation(), new AnnounceRetry(THREE, 2, 3));
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.executorsLive(0, now)).containsExactly(new Exit(3));
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void leavesToTheNextAttemptInSpiteOfExecutorsAndClients() {
        LifecycleCore core = retrying(2, 2);
        core.driverEnded(3, null, now);
        assertThat(core.nextDeadline()).contains(now.plus(STOP_TIMEOUT));
        pass(STOP_TIMEOUT);
        assertThat(core.tick(now)).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(core.nextDeadline()).contains(now);
        assertThat(core.tick(now)).containsExactly(new StopExecutors(), new Exit(3));
    }

    @Test
    void waitsForNoClientThatDoesNotWaitBeforeTheNextAttempt() {
        LifecycleCore core = core(true, false, new Attempts(1, 2, true));
        core.begun(now);
        core.registered(now);
        assertThat(core.driverEnded(139, null, now))
                .containsExactly(
                        new EndAllocation(),
                        new AnnounceRetry(DriverEndExplainer.explain(139, null), 2, 2),
                        new Exit(1));
    }

    @Test
    void triesNoMoreThanTheLastAttempt() {
        LifecycleCore core = retrying(3, 0);
        assertThat(core.driverEnded(3, null, now)).contains(new AnnounceOutcome(THREE), new Unregister(THREE));
    }

    @Test
    void triesNoDriverAgainThatWasToEnd() {
        LifecycleCore core = retrying(1, 0);
        core.endRequested("Ctrl-C", now);
        assertThat(core.driverEnded(3, null, now)).contains(new Unregister(STOPPED_BY_CTRL_C));
    }

    @Test
    void staysWithTheNextAttemptOnceItIsAnnounced() {
        LifecycleCore core = retrying(1, 1);
        core.driverEnded(3, null, now);
        assertThat(core.endRequested("Ctrl-C", now)).isEmpty();
        assertThat(core.failuresSpent(EXECUTORS_FAILED, now)).isEmpty();
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.executorsLive(0, now)).containsExactly(new Exit(3));
    }
}

package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.DisposeStaging;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Exit;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StopExecutors;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Unregister;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that have not read all of an ended driver's output yet. */
class SlowReaderLifecycleTest {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration OUTPUT_WAIT = Duration.ofMinutes(5);
    private static final ApplicationEnd THREE = new ApplicationEnd(
            3, Verdict.VERDICT_FAILED, EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3));

    private Instant now = Instant.EPOCH;

    private LifecycleCore running(int executors) {
        return running(executors, new Attempts(1, 2, false));
    }

    private LifecycleCore running(int executors, Attempts attempts) {
        LifecycleCore core = new LifecycleCore(new LifecycleSettings(
                true, true, Duration.ofSeconds(30), STOP_TIMEOUT, Duration.ZERO, OUTPUT_WAIT, null, attempts));
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsLive(executors, now);
        core.clientsAttached(1, now);
        return core;
    }

    private List<LifecycleAction> at(Duration later, LifecycleCore core) {
        now = now.plus(later);
        return core.tick(now);
    }

    @Test
    void slowReader_holdsTheEndedApplication_whileItTakesSomething() {
        // given
        LifecycleCore core = running(1);
        core.clientsBehind(now);
        core.driverEnded(3, null, now);
        // when
        List<LifecycleAction> atStop = at(STOP_TIMEOUT, core);
        List<LifecycleAction> meanwhile = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            meanwhile.addAll(core.outputShown(now));
            meanwhile.addAll(at(OUTPUT_WAIT.minusSeconds(1), core));
        }
        // then
        assertThat(atStop).containsExactly(new StopExecutors());
        assertThat(meanwhile).isEmpty();
        assertThat(core.clientsTold(now)).containsExactly(new Unregister(THREE));
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void stalledReader_holdsTheEndedApplicationNoLongerThanTheOutputWait() {
        LifecycleCore core = running(0);
        core.clientsBehind(now);
        core.driverEnded(3, null, now);
        core.outputShown(now);

        assertThat(at(OUTPUT_WAIT.minusSeconds(1), core)).isEmpty();
        assertThat(at(Duration.ofSeconds(1), core)).containsExactly(new Unregister(THREE));
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, false));
    }

    @Test
    void slowReader_isFoundAfterTheResourceManagerWasTold_isWaitedForToo() {
        LifecycleCore core = running(0);
        core.driverEnded(3, null, now);
        core.unregistered(now);
        core.outputShown(now);

        assertThat(at(OUTPUT_WAIT.minusSeconds(1), core)).isEmpty();
        assertThat(at(Duration.ofSeconds(1), core)).containsExactly(new DisposeStaging(THREE, false));
    }

    @Test
    void slowReader_isCutOff_hasFiveSecondsToComeBack() {
        LifecycleCore core = running(0);
        core.clientsBehind(now);
        core.driverEnded(3, null, now);

        assertThat(core.clientsAttached(0, now)).containsExactly(new Unregister(THREE));
        core.unregistered(now);
        assertThat(at(Duration.ofSeconds(4), core)).isEmpty();
        core.clientsAttached(1, now);
        core.outputShown(now);
        assertThat(at(Duration.ofMinutes(4), core)).isEmpty();
        assertThat(core.clientsTold(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void slowReader_holdsTheAttemptThatIsFollowedByAnother() {
        LifecycleCore core = running(0, new Attempts(1, 3, true));
        core.clientsBehind(now);
        core.driverEnded(3, null, now);
        core.outputShown(now);

        assertThat(at(Duration.ofMinutes(4), core)).isEmpty();
        assertThat(core.clientsTold(now)).containsExactly(new Exit(3));
    }
}

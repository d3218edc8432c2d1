package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells a story to a core, for examples. */
class LifecycleStory {
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    static final Duration OUTPUT_WAIT = Duration.ofMinutes(5);
    static final ApplicationEnd THREE = new ApplicationEnd(
            3, Verdict.VERDICT_FAILED, EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3));
    static final EndCause EXECUTORS_FAILED =
            EndCause.of(EndCode.EXECUTORS_FAILED).with(CauseFigure.FAILURES, 4).with(CauseFigure.LIMIT, 4);
    static final ApplicationEnd STOPPED_BY_CTRL_C = new ApplicationEnd(
            137, Verdict.VERDICT_KILLED, EndCause.of(EndCode.ENDED_BY_USER).quoting("Ctrl-C"));

    Instant now = Instant.EPOCH;

    static LifecycleCore core(boolean hostsDriver, boolean clientWaits) {
        return core(hostsDriver, clientWaits, new Attempts(1, 2, false));
    }

    static LifecycleCore core(boolean hostsDriver, boolean clientWaits, Attempts attempts) {
        return core(hostsDriver, clientWaits, attempts, null);
    }

    static LifecycleCore core(
            boolean hostsDriver, boolean clientWaits, Attempts attempts, @Nullable Duration executorsTimeout) {
        return new LifecycleCore(new LifecycleSettings(
                hostsDriver,
                clientWaits,
                Duration.ofSeconds(30),
                STOP_TIMEOUT,
                Duration.ZERO,
                OUTPUT_WAIT,
                executorsTimeout,
                attempts));
    }

    LifecycleCore retrying(int attempt, int executors) {
        LifecycleCore core = core(true, true, new Attempts(attempt, 3, true));
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsLive(executors, now);
        core.clientsAttached(1, now);
        return core;
    }

    LifecycleCore running(boolean hostsDriver, int executors) {
        LifecycleCore core = core(hostsDriver, true);
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsLive(executors, now);
        core.clientsAttached(1, now);
        return core;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}

package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.text.RecordText;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the {@link LifecycleCore} decides. All methods are called on the event loop. */
public final class LifecycleShell {
    private static final Logger log = LoggerFactory.getLogger(LifecycleShell.class);

    private final LifecycleCore core;
    private final LifecycleDuties duties;
    private final EventLoop loop;
    private final InstantSource clock;
    private EventLoop.@Nullable Timer timer;

    public LifecycleShell(LifecycleCore core, LifecycleDuties duties, EventLoop loop, InstantSource clock) {
        this.core = core;
        this.duties = duties;
        this.loop = loop;
        this.clock = clock;
    }

    public void begun() {
        carryOut(core.begun(clock.instant()));
    }

    public void registered() {
        carryOut(core.registered(clock.instant()));
    }

    public void endedBefore(ApplicationEnd kept) {
        log.info("an earlier attempt saw the end: {}", kept);
        carryOut(core.endedBefore(kept, clock.instant()));
    }

    public void driverStarted() {
        carryOut(core.driverStarted(clock.instant()));
    }

    public void driverEnded(int exitStatus, @Nullable DriverFailure failure) {
        log.info("the driver has ended with {}", exitStatus);
        carryOut(core.driverEnded(exitStatus, failure, clock.instant()));
    }

    public void hostHeard() {
        carryOut(core.hostHeard(clock.instant()));
    }

    public void endRequested(String reason) {
        log.info("a client wants the application ended: {}", reason);
        carryOut(core.endRequested(reason, clock.instant()));
    }

    public void failuresSpent(EndCause cause) {
        carryOut(core.failuresSpent(cause, clock.instant()));
    }

    public void executorsMissing(String which) {
        carryOut(core.executorsMissing(which, clock.instant()));
    }

    public void attemptLost() {
        carryOut(core.attemptLost(clock.instant()));
    }

    public void executorsLive(int live) {
        carryOut(core.executorsLive(live, clock.instant()));
    }

    public void clientsAttached(int attached) {
        carryOut(core.clientsAttached(attached, clock.instant()));
    }

    public void clientsBehind() {
        carryOut(core.clientsBehind(clock.instant()));
    }

    public void outputShown() {
        carryOut(core.outputShown(clock.instant()));
    }

    public void outcomeLeft(boolean left) {
        carryOut(core.outcomeLeft(left, clock.instant()));
    }

    public void clientsTold() {
        carryOut(core.clientsTold(clock.instant()));
    }

    public void unregistered() {
        carryOut(core.unregistered(clock.instant()));
    }

    public void stagingDisposed() {
        carryOut(core.stagingDisposed(clock.instant()));
    }

    private void tick() {
        carryOut(core.tick(clock.instant()));
    }

    private void carryOut(List<LifecycleAction> actions) {
        Instant now = clock.instant();
        if (timer != null) {
            timer.cancel();
        }
        timer = core.nextDeadline()
                .map(deadline -> loop.schedule(Duration.between(now, deadline), this::tick))
                .orElse(null);
        actions.forEach(this::carryOut);
        duties.changed(core.phase());
    }

    private void carryOut(LifecycleAction action) {
        log.info("{}", new RecordText((Record) action));
        action.carryOut(duties);
    }
}

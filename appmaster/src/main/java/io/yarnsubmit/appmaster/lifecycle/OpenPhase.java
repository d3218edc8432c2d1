package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Duration;

/** The end is open: the first event that ends the application decides its outcome. */
sealed interface OpenPhase extends LifecyclePhase permits Unregistered, StartingDriver, HostingDriver, Leashed {
    /** Whether the driver process has been started, here or at the client's. */
    boolean driverRuns();

    @Override
    default Phase shown() {
        return driverRuns() ? Phase.PHASE_RUNNING : Phase.PHASE_STARTING;
    }

    @Override
    default Transition endedBefore(ApplicationEnd how, PhaseContext context) {
        return Announced.onceMore(how, context).after(new LifecycleAction.EndAllocation());
    }

    @Override
    default Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return ended(how, again, context);
    }

    /** The driver has ended: what follows when the ResourceManager can be told. */
    static Transition ended(ApplicationEnd how, boolean again, PhaseContext context) {
        // A driver that was killed has not told its executors to end.
        Duration grace = DriverEndExplainer.isBySignal(how.exitCode())
                ? Duration.ZERO
                : context.settings().stopTimeout();
        Transition then = again ? Retrying.of(how, grace, context) : Announced.of(how, grace, context);
        return then.after(new LifecycleAction.EndAllocation());
    }

    @Override
    default Transition advance(PhaseContext context) {
        return stay();
    }
}

package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an application is, for the client that follows it. Each phase holds what is known only in it. Phases that wait
 * for an answer also hold how long.
 *
 * <pre>
 * phase            begins when
 * ---------------  -----------------------------------------------------------------------------------------
 * Following        at first
 * DriverGone       client mode: the driver has ended, and the ApplicationMaster has not reported an outcome
 * Stopping         this command was told to end, and has asked for the application's end
 * OutcomeReceived  the ApplicationMaster said how it ended, and YARN has not said yet that it is over
 * Over             YARN says that it is over; the driver's end or what was left behind is waited for
 * Finished         the client goes
 * </pre>
 */
sealed interface FollowPhase {
    /** Why this command was told to end; empty when it was not. */
    default Optional<StopSignal> stop() {
        return Optional.empty();
    }

    /** The outcome, as the ApplicationMaster reports it. */
    default Optional<Outcome> outcome() {
        return Optional.empty();
    }

    /** The end, as YARN reports it. */
    default Optional<ApplicationView> end() {
        return Optional.empty();
    }

    /** When the ResourceManager is to kill it. */
    default Optional<Instant> killAt() {
        return Optional.empty();
    }

    /** When nothing more is waited for. */
    default Optional<Instant> finishAt() {
        return Optional.empty();
    }

    /** The ResourceManager was asked to kill it. */
    default FollowPhase killAsked() {
        return this;
    }

    /** Client mode: the driver has ended. */
    default FollowPhase driverGone(Instant killAt, Instant finishAt) {
        return this;
    }

    /**
     * This command is to end.
     *
     * @param killAt null: at the time that was set before, if there is one
     */
    default FollowPhase stopping(StopSignal signal, @Nullable Instant killAt, Instant finishAt) {
        return new Stopping(signal, killAt == null ? killAt().orElse(null) : killAt, sooner(finishAt));
    }

    /** The ApplicationMaster said how it ended. */
    default FollowPhase told(Outcome said, Instant finishAt) {
        return new OutcomeReceived(said, stop().orElse(null), sooner(finishAt));
    }

    /** YARN says that it is over. */
    default FollowPhase over(ApplicationView view, Instant finishAt) {
        return new Over(view, outcome().orElse(null), stop().orElse(null), sooner(finishAt));
    }

    /** This time, unless an earlier one was set. */
    default Instant sooner(Instant finishAt) {
        return finishAt().filter(finishAt::isAfter).orElse(finishAt);
    }

    /** It runs, or will run. */
    record Following() implements FollowPhase {
        @Override
        public FollowPhase driverGone(Instant killAt, Instant finishAt) {
            return new DriverGone(killAt, finishAt);
        }
    }

    /** @param kill null once the ResourceManager was asked */
    record DriverGone(@Nullable Instant kill, Instant finish) implements FollowPhase {
        @Override
        public Optional<Instant> killAt() {
            return Optional.ofNullable(kill);
        }

        @Override
        public Optional<Instant> finishAt() {
            return Optional.of(finish);
        }

        @Override
        public FollowPhase killAsked() {
            return new DriverGone(null, finish);
        }
    }

    /** @param kill null once the ResourceManager was asked */
    record Stopping(StopSignal signal, @Nullable Instant kill, Instant finish) implements FollowPhase {
        @Override
        public Optional<StopSignal> stop() {
            return Optional.of(signal);
        }

        @Override
        public Optional<Instant> killAt() {
            return Optional.ofNullable(kill);
        }

        @Override
        public Optional<Instant> finishAt() {
            return Optional.of(finish);
        }

        @Override
        public FollowPhase killAsked() {
            return new Stopping(signal, null, finish);
        }
    }

    /** @param signal null when this command was not told to end */
    record OutcomeReceived(Outcome said, @Nullable StopSignal signal, Instant finish) implements FollowPhase {
        @Override
        public Optional<StopSignal> stop() {
            return Optional.ofNullable(signal);
        }

        @Override
        public Optional<Outcome> outcome() {
            return Optional.of(said);
        }

        @Override
        public Optional<Instant> finishAt() {
            return Optional.of(finish);
        }

        @Override
        public FollowPhase stopping(StopSignal now, @Nullable Instant killAt, Instant finishAt) {
            return new OutcomeReceived(said, now, sooner(finishAt));
        }
    }

    /**
     * @param said null when the ApplicationMaster has said nothing
     * @param signal null when this command was not told to end
     */
    record Over(
            ApplicationView view,
            @Nullable Outcome said,
            @Nullable StopSignal signal,
            Instant finish) implements FollowPhase {
        @Override
        public Optional<StopSignal> stop() {
            return Optional.ofNullable(signal);
        }

        @Override
        public Optional<Outcome> outcome() {
            return Optional.ofNullable(said);
        }

        @Override
        public Optional<ApplicationView> end() {
            return Optional.of(view);
        }

        @Override
        public Optional<Instant> finishAt() {
            return Optional.of(finish);
        }

        @Override
        public FollowPhase stopping(StopSignal now, @Nullable Instant killAt, Instant finishAt) {
            return new Over(view, said, now, sooner(finishAt));
        }

        @Override
        public FollowPhase told(Outcome now, Instant finishAt) {
            return new Over(view, now, signal, sooner(finishAt));
        }

        /** The ApplicationMaster had left behind how it ended. */
        Over found(Outcome left) {
            return new Over(view, left, signal, finish);
        }
    }

    /** @param leaves what stays on the cluster */
    record Finished(Leaves leaves) implements FollowPhase {
        @Override
        public FollowPhase stopping(StopSignal signal, @Nullable Instant killAt, Instant finishAt) {
            return this;
        }

        @Override
        public FollowPhase told(Outcome said, Instant finishAt) {
            return this;
        }

        @Override
        public FollowPhase over(ApplicationView view, Instant finishAt) {
            return this;
        }
    }
}

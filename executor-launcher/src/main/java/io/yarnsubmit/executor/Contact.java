package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.time.Duration;
import java.time.Instant;

/**
 * How this executor stands with the driver's hub. Immutable.
 *
 * <pre>
 * state    tries again                                  gives up
 * -------  -------------------------------------------  ---------------------------------------------------------
 * awaited  after 50 ms, and each time a tenth later     executor.driverTimeout after executor.registrationTimeout,
 *                                                       when the ApplicationMaster should have stopped it
 * there
 * lost     after 100 ms, doubling to 2 s                after executor.driverTimeout
 * </pre>
 */
record Contact(State state, Instant since, Duration pause) {
    private static final Duration FIRST_PAUSE_OF_AWAITED = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE_OF_LOST = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** See the table. */
    enum State {
        AWAITED,
        THERE,
        LOST
    }

    /**
     * Of a process that begins.
     *
     * @param expected whether the hub may not be there yet
     */
    static Contact none(boolean expected, Instant now) {
        return expected
                ? new Contact(State.AWAITED, now, FIRST_PAUSE_OF_AWAITED)
                : new Contact(State.LOST, now, FIRST_PAUSE_OF_LOST);
    }

    /** The hub has answered. */
    Contact made() {
        return new Contact(State.THERE, since, Duration.ZERO);
    }

    /** The connection broke. */
    Contact broken(Instant now) {
        return state == State.THERE ? new Contact(State.LOST, now, FIRST_PAUSE_OF_LOST) : this;
    }

    /** It is about to be tried again, after the pause. */
    Contact retrying() {
        Duration longer = state == State.AWAITED ? pause.plus(pause.dividedBy(10)) : pause.multipliedBy(2);
        return new Contact(state, since, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }

    boolean isThere() {
        return state == State.THERE;
    }

    /** How long the hub may be away. */
    Duration limit(Settings settings) {
        Duration silence = settings.get(ConfigKeys.EXECUTOR_DRIVER_TIMEOUT);
        return state == State.AWAITED ? silence.plus(settings.get(ConfigKeys.EXECUTOR_REGISTRATION_TIMEOUT)) : silence;
    }

    boolean isOver(Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) >= 0;
    }
}

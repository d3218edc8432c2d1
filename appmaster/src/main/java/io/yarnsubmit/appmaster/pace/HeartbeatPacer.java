package io.yarnsubmit.appmaster.pace;

import java.time.Duration;

/**
 * How long to wait before the ResourceManager is asked again. Pure, single-threaded.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>event</th><th>wait</th></tr>
 * <tr><td>something changed</td><td>none: a heartbeat at once; the next waits begin at the shortest</td></tr>
 * <tr><td>heartbeat done, something is outstanding</td><td>doubles from the shortest to the longest</td></tr>
 * <tr><td>heartbeat done, nothing is outstanding</td><td>the longest</td></tr>
 * </table>
 *
 * <p>Every wait is shorter than half of the time after which the ResourceManager considers a silent ApplicationMaster dead.
 */
public final class HeartbeatPacer {
    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    /** @param expiry the silence after which the ResourceManager gives up the ApplicationMaster */
    public HeartbeatPacer(Duration shortest, Duration longest, Duration expiry) {
        Duration bound = expiry.dividedBy(2).minusMillis(1);
        this.longest = least(longest, bound);
        this.shortest = least(shortest, this.longest);
        next = this.shortest;
    }

    /** There is something to say: returns the remaining wait. */
    public Duration changed() {
        next = shortest;
        return Duration.ZERO;
    }

    /** A heartbeat is done: returns the wait before the next. */
    public Duration beaten(boolean outstanding) {
        if (!outstanding) {
            next = shortest;
            return longest;
        }
        Duration wait = next;
        next = least(next.multipliedBy(2), longest);
        return wait;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

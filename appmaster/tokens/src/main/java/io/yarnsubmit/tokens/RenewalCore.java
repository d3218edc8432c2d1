package io.yarnsubmit.tokens;

import io.yarnsubmit.tokens.RenewalAction.Fetch;
import io.yarnsubmit.tokens.RenewalAction.TellFailed;
import io.yarnsubmit.tokens.RenewalAction.TellRenewed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides when an application's tokens are replaced by new ones. Times are those of the wall clock, because services count the
 * life of a token while this machine sleeps, too.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>phase</th><th>event</th><th>what happens</th></tr>
 * <tr><td>waiting</td><td>time passed, before the next try</td><td>nothing</td></tr>
 * <tr><td>waiting</td><td>time passed, at the next try, or the clock was set back</td><td>{@link Fetch}; fetching</td></tr>
 * <tr><td>fetching</td><td>time passed</td><td>nothing</td></tr>
 * <tr><td>fetching</td><td>fetched</td><td>{@link TellRenewed}; waiting for three quarters of their life</td></tr>
 * <tr><td>fetching</td><td>fetched some</td><td>{@link TellRenewed}, {@link TellFailed}; waiting as after failed</td></tr>
 * <tr><td>fetching</td><td>failed</td><td>{@link TellFailed}; waiting for a tenth of the life that is left</td></tr>
 * </table>
 *
 * <p>Nothing is ever put off for good: tokens of which nobody tells the end are replaced after half an hour, those that live
 * very long after some days, and a try that failed is repeated within minutes.
 */
public final class RenewalCore {
    /** The life of tokens whose end nobody tells. */
    static final Duration UNTOLD_LIFE = Duration.ofMinutes(40);
    /** A life beyond this is taken for a mistake, and it costs nothing to replace tokens sooner. */
    static final Duration LONGEST_LIFE = Duration.ofDays(10);

    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(20);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** For tokens that live for seconds, as in tests. */
    static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private Optional<Instant> end;
    private Duration life;
    private Instant since;
    private Instant next;
    private boolean fetching;

    /** @param end when the first of the present tokens ends, or has ended; empty if nobody tells */
    public RenewalCore(Instant now, Optional<Instant> end) {
        this.end = end;
        life = life(now, end);
        since = now;
        next = next(now);
    }

    /** To be called often: the next try is not late by more than the time between two calls. */
    public List<RenewalAction> timePassed(Instant now) {
        if (fetching || (now.isBefore(next) && !now.isBefore(since))) {
            return List.of();
        }
        fetching = true;
        return List.of(new Fetch());
    }

    /**
     * There are new tokens.
     *
     * @param newEnd when the first of them ends
     * @param missing why some are not among them; then these are tried again soon, and the end stays that of the old ones
     */
    public List<RenewalAction> fetched(Instant now, Optional<Instant> newEnd, Optional<String> missing) {
        fetching = false;
        if (missing.isPresent()) {
            List<RenewalAction> actions = new ArrayList<>();
            actions.add(new TellRenewed(end));
            actions.addAll(failed(now, missing.get()));
            return actions;
        }
        end = newEnd;
        life = life(now, newEnd);
        since = now;
        next = next(now);
        return List.of(new TellRenewed(newEnd));
    }

    /** There are none. */
    public List<RenewalAction> failed(Instant now, String reason) {
        fetching = false;
        since = now;
        next = now.plus(pause(now));
        return List.of(new TellFailed(reason, next, end));
    }

    /** When it is tried again. */
    public Instant next() {
        return next;
    }

    private static Duration life(Instant now, Optional<Instant> end) {
        Duration told = end.map(instant -> Duration.between(now, instant)).orElse(UNTOLD_LIFE);
        return longest(Duration.ZERO, shortest(told, LONGEST_LIFE));
    }

    private Instant next(Instant now) {
        return life.isZero()
                ? now
                : now.plus(longest(LEAST_PAUSE, life.multipliedBy(3).dividedBy(4)));
    }

    /** Short lives have short pauses. Once the tokens are dead, it is tried as often as just before. */
    private Duration pause(Instant now) {
        Duration tenth = end.map(instant -> Duration.between(now, instant))
                .orElse(UNTOLD_LIFE)
                .dividedBy(10);
        Duration least = life.isZero() ? SHORTEST_PAUSE : shortest(SHORTEST_PAUSE, life.dividedBy(10));
        return longest(LEAST_PAUSE, shortest(LONGEST_PAUSE, longest(least, tenth)));
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

package io.yarnsubmit.tokens;

import java.time.Instant;
import java.util.Optional;

/** What a {@link RenewalCore} wants to be done. */
public sealed interface RenewalAction {
    /** Get new tokens; {@link RenewalCore#fetched} or {@link RenewalCore#failed} is called with what comes of it. */
    record Fetch() implements RenewalAction {}

    /**
     * Tell that there are new tokens.
     *
     * @param end when the first of them ends; empty if nobody tells
     */
    record TellRenewed(Optional<Instant> end) implements RenewalAction {}

    /**
     * Tell that there are none.
     *
     * @param next when it is tried again
     * @param end when the first of the present ones ends, or has ended; empty if nobody tells
     */
    record TellFailed(String reason, Instant next, Optional<Instant> end) implements RenewalAction {}
}

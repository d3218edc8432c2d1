package io.yarnsubmit.appmaster.tokens;

import java.time.Instant;
import java.util.Optional;

/** What comes of the renewal of tokens. Called on the event loop. */
public interface TokenEvents {
    /**
     * There are new tokens.
     *
     * @param storage as in Hadoop's files of tokens
     * @param end when the first of them ends; empty if nobody tells
     */
    void renewed(byte[] storage, Optional<Instant> end);

    /**
     * There are none.
     *
     * @param next when it is tried again
     */
    void failed(String reason, Instant next);
}

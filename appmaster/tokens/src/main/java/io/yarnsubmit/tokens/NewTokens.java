package io.yarnsubmit.tokens;

import java.time.Instant;
import java.util.Optional;

/**
 * Tokens that were fetched.
 *
 * @param storage as in Hadoop's files of tokens
 * @param end when the first of them ends; empty if nobody tells
 * @param missing why some are not among them; empty if all are
 */
public record NewTokens(byte[] storage, Optional<Instant> end, Optional<String> missing) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "tokens until " + end
                + missing.map(reason -> ", not all: " + reason).orElse("");
    }
}

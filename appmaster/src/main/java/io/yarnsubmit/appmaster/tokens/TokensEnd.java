package io.yarnsubmit.appmaster.tokens;

import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when the application's tokens are valid. If they end before an application that fails, its end says so: YARN keeps that
 * for longer than logs, which cannot even be aggregated without tokens. Touched only on the event loop.
 */
public final class TokensEnd {
    private Optional<Instant> end;

    /** @param firstMillis when the first of the submission's tokens ends, in milliseconds since 1970; 0 if nobody tells */
    public TokensEnd(long firstMillis) {
        end = firstMillis > 0 ? Optional.of(Instant.ofEpochMilli(firstMillis)) : Optional.empty();
    }

    void renewed(Optional<Instant> newEnd) {
        end = newEnd;
    }

    /** How the application ended, with the end of its tokens if that was before. */
    public ApplicationEnd told(ApplicationEnd ending, Instant now) {
        return ending.verdict() == Verdict.VERDICT_SUCCEEDED
                        || end.filter(now::isAfter).isEmpty()
                ? ending
                : new ApplicationEnd(
                        ending.exitCode(),
                        ending.verdict(),
                        ending.cause().about(CauseSubject.TOKENS_END, end.get().toString()));
    }
}

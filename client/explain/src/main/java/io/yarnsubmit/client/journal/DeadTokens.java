package io.yarnsubmit.client.journal;

import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Delegation tokens that ended before their application. Pure.
 *
 * @param end when the first of the last ones ended
 * @param failure why there were no new ones; empty if nobody tried to get any
 */
public record DeadTokens(Instant end, String failure) {
    /**
     * What the journals say.
     *
     * @param records of all attempts, in the order of time
     * @param ended when the application did
     * @return empty if its tokens lived, or nobody tells
     */
    public static Optional<DeadTokens> in(List<JournalRecord> records, Instant ended) {
        Optional<Instant> end = Optional.empty();
        String failure = "";
        for (JournalRecord record : records) {
            JournalKind kind = record.kind().orElse(JournalKind.NOT_SHOWN);
            if (kind == JournalKind.ATTEMPT_STARTED) {
                // A later attempt knows the first tokens too, which others may have replaced.
                end = later(end, until(record, "tokensUntil"));
            } else if (kind == JournalKind.TOKENS_RENEWED) {
                end = until(record, "until");
                failure = "";
            } else if (kind == JournalKind.TOKENS_NOT_RENEWED) {
                failure = record.text("message");
            }
        }
        String last = failure;
        return end.filter(ended::isAfter).map(moment -> new DeadTokens(moment, last));
    }

    /** What the end of an application says, which YARN keeps. */
    public static Optional<DeadTokens> in(EndCause cause) {
        return moment(cause.about(CauseSubject.TOKENS_END)).map(end -> new DeadTokens(end, ""));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get())) ? one : other;
    }

    private static Optional<Instant> until(JournalRecord record, String name) {
        return moment(record.text(name));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            // A newer version may write something else.
            return Optional.empty();
        }
    }
}

package io.yarnsubmit.appmaster.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which waits of an application get a line in its journal: those that last, and each again when its reason has
 * changed. Different numbers in a sentence are not a different reason, because they change all the time. Pure.
 */
final class WaitingPhases {
    /** Shorter waits belong to a normal start. */
    private static final Duration LASTING = Duration.ofSeconds(3);

    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

    private @Nullable Instant since;
    private String gist = "";
    private Instant gistSince = Instant.MIN;
    private String noted = "";
    private Instant notedAt = Instant.MIN;

    /**
     * An entry to write.
     *
     * @param time when that began
     * @param text what is waited for; empty when that is over
     * @param lasted how long the wait took, if it is over
     */
    record Phase(Instant time, String text, Duration lasted) {}

    /** @param text what is waited for now; empty for nothing */
    Optional<Phase> now(String text, Instant now) {
        if (text.isEmpty()) {
            return over(now);
        }
        if (since == null) {
            since = now;
        }
        if (!gist(text).equals(gist)) {
            gist = gist(text);
            gistSince = now;
        }
        boolean lasts = !now.isBefore(gistSince.plus(LASTING));
        if (!lasts || gist.equals(noted) || !noted.isEmpty() && now.isBefore(notedAt.plus(LEAST_BETWEEN))) {
            return Optional.empty();
        }
        noted = gist;
        notedAt = now;
        return Optional.of(new Phase(gistSince, text, Duration.ZERO));
    }

    private Optional<Phase> over(Instant now) {
        Instant began = since;
        boolean wasNoted = !noted.isEmpty();
        since = null;
        gist = "";
        noted = "";
        return began != null && wasNoted
                ? Optional.of(new Phase(now, "", Duration.between(began, now)))
                : Optional.empty();
    }

    private static String gist(String text) {
        return text.replaceAll("[0-9]+", "#");
    }
}

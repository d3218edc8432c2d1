package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.FollowAction.Complain;
import io.yarnsubmit.client.follow.FollowAction.Say;
import io.yarnsubmit.client.follow.FollowAction.Show;
import io.yarnsubmit.protocol.DurationText;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.ExitMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time between an application's submission and the start of its ApplicationMaster: when to find out why it takes so long,
 * what of that to say, and when it has taken too long. Not thread-safe, no I/O, no clock.
 */
final class StartWatch {
    static final Duration FIRST_WHY = Duration.ofSeconds(3);
    static final Duration NEXT_WHY = Duration.ofSeconds(5);

    private final String applicationId;
    private final @Nullable Duration limit;
    private boolean begun;
    private @Nullable Instant due;
    private @Nullable Instant whyAt;
    private @Nullable WaitingCause cause;
    private String words = "";
    private String saidCode = "";

    /** @param limit null: without end */
    StartWatch(String applicationId, @Nullable Duration limit) {
        this.applicationId = applicationId;
        this.limit = limit;
    }

    /** It is not started; the first time counts. */
    void begin(Instant now) {
        if (!begun) {
            begun = true;
            due = limit == null ? null : now.plus(limit);
            // Soon enough to have a cause to tell when the time is up.
            whyAt = now.plus(limit == null || limit.compareTo(FIRST_WHY) > 0 ? FIRST_WHY : limit.dividedBy(2));
        }
    }

    /** What goes on, in the ResourceManager's words and in those that were found since. */
    Show waiting(ApplicationView view) {
        String told = AcceptedWords.of(view.diagnostics());
        if (!told.equals(words)) {
            // What was found was of another state.
            cause = null;
            words = told;
        }
        String gist = "accepted, waiting for the ApplicationMaster" + (told.isEmpty() ? "" : ": " + told);
        return new Show(cause == null ? gist : "accepted, waiting: " + cause.gist(), gist);
    }

    /** Why it is not started was looked for. What is to be said: a cause that was not said before. */
    Optional<Say> found(Optional<WaitingCause> found, Instant now) {
        whyAt = now.plus(NEXT_WHY);
        cause = found.orElse(null);
        Optional<WaitingCause> news = found.filter(told -> !told.code().equals(saidCode));
        news.ifPresent(told -> saidCode = told.code());
        return news.map(told -> new Say(told.text()));
    }

    /** Whether it is time to look for a cause; then the answer is waited for. */
    boolean isTimeToAsk(Instant now) {
        if (whyAt == null || now.isBefore(whyAt)) {
            return false;
        }
        whyAt = null;
        return true;
    }

    boolean isTooLate(Instant now) {
        return due != null && !now.isBefore(due);
    }

    Complain tooLate() {
        return new Complain(applicationId + " was " + notStarted() + ", so it is killed" + because());
    }

    /** For whoever asks later, with the exit status. */
    String killReason() {
        return ExitMark.put(notStarted() + because(), ExitCode.TIMED_OUT);
    }

    private String notStarted() {
        return "not started within "
                + DurationText.of(Optional.ofNullable(limit).orElse(Duration.ZERO)) + " (--accept-timeout)";
    }

    private String because() {
        String why = cause == null ? words : cause.text();
        return why.isEmpty() ? "" : ". " + why;
    }
}

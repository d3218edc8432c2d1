package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.FollowAction.Complain;
import io.yarnsubmit.client.follow.FollowAction.Say;
import io.yarnsubmit.client.follow.FollowAction.Show;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.diagnostics.WaitingDiagnostics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time between an application's submission and the start of its ApplicationMaster: when to find out why it takes
 * long, what to say about it, and when it has taken too long. Not thread-safe, no I/O, no clock.
 */
final class AmStartWatch {
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

    /** @param limit null: no limit */
    AmStartWatch(String applicationId, @Nullable Duration limit) {
        this.applicationId = applicationId;
        this.limit = limit;
    }

    /** It is not started; the first time counts. */
    void begin(Instant now) {
        if (!begun) {
            begun = true;
            due = limit == null ? null : now.plus(limit);
            // Early enough to have a cause when the time is up.
            whyAt = now.plus(limit == null || limit.compareTo(FIRST_WHY) > 0 ? FIRST_WHY : limit.dividedBy(2));
        }
    }

    /** The current state: the ResourceManager's, with the cause if one was found. */
    Show waiting(ApplicationView view) {
        String told = new WaitingDiagnostics(view.diagnostics()).gist();
        if (!told.equals(words)) {
            // The cause that was found belonged to another state.
            cause = null;
            words = told;
        }
        String gist = "accepted, waiting for the ApplicationMaster" + (told.isEmpty() ? "" : ": " + told);
        return new Show(cause == null ? gist : "accepted, waiting: " + cause.gist(), gist);
    }

    /** The search for the cause has ended. Returns the message: a cause that was not reported before. */
    Optional<Say> found(Optional<WaitingCause> found, Instant now) {
        whyAt = now.plus(NEXT_WHY);
        cause = found.orElse(null);
        Optional<WaitingCause> news = found.filter(told -> !told.code().equals(saidCode));
        news.ifPresent(told -> saidCode = told.code());
        return news.map(told -> new Say(told.text()));
    }

    /** Whether it is time to look for a cause; if so, an answer is expected. */
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
        String why = why();
        return new Complain(applicationId + " was " + notStarted().sentence() + ", so it is killed"
                + (why.isEmpty() ? "" : ". " + why));
    }

    /** For later queries, with the exit status. */
    String killReason() {
        return ExitMark.put(
                ExitCode.TIMED_OUT,
                notStarted()
                        .about(CauseSubject.WAITING, cause == null ? "" : cause.code())
                        .quoting(why()));
    }

    private EndCause notStarted() {
        return EndCause.of(EndCode.ACCEPT_TIMEOUT)
                .with(
                        CauseFigure.LIMIT_MILLIS,
                        Optional.ofNullable(limit).orElse(Duration.ZERO).toMillis());
    }

    private String why() {
        return cause == null ? words : cause.text();
    }
}

package io.yarnsubmit.client.submit;

import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.summary.Summary;
import io.yarnsubmit.client.summary.SummaryJson;
import io.yarnsubmit.protocol.cause.CauseMessages;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports one application from its submission to its end: a summary for people, or with {@code --json} one object per line
 * for programs. docs/cli.md describes them. Touched by one thread at a time.
 */
final class RunReport implements FollowObserver {
    private static final Duration LEAST_BETWEEN_PROGRESS = Duration.ofSeconds(5);

    private final Console console;
    private final boolean json;
    private final InstantSource clock;
    private final Instant begin;
    private String applicationId = "";
    private ApplicationView.@Nullable State state;
    private ApplicationStatus last = ApplicationStatus.getDefaultInstance();
    private ApplicationStatus told = ApplicationStatus.getDefaultInstance();
    private Instant toldAt = Instant.MIN;
    private Optional<EndCause> cause = Optional.empty();

    RunReport(Console console, boolean json, InstantSource clock) {
        this.console = console;
        this.json = json;
        this.clock = clock;
        this.begin = clock.instant();
    }

    void submitted(String id, Optional<String> trackingUrl) {
        applicationId = id;
        if (json) {
            tell(event("submitted").with("trackingUrl", trackingUrl));
        } else {
            console.say("submitted " + id + trackingUrl.map(url -> ", " + url).orElse(""));
        }
    }

    /** Without YARN. */
    void started(String id, Path logDirectory) {
        applicationId = id;
        if (json) {
            tell(event("submitted").with("logDirectory", logDirectory.toString()));
        } else {
            console.say("started " + id + " on this machine; its executors write into " + logDirectory);
        }
    }

    @Override
    public void onOutcome(Outcome outcome) {
        if (outcome.getNextAttempt() == 0) {
            cause = CauseMessages.read(outcome.getCause());
        }
    }

    @Override
    public void onReport(ApplicationView view) {
        if (cause.isEmpty()) {
            cause = view.cause();
        }
        if (json && view.state() != state) {
            state = view.state();
            tell(event("state")
                    .with("state", view.state())
                    .with("attempt", view.attempt() > 0 ? view.attempt() : null));
        }
    }

    @Override
    public void onStatus(ApplicationStatus status) {
        last = status;
        ApplicationStatus counts = status.toBuilder().clearMilestones().build();
        if (json
                && !counts.equals(told)
                && !console.isOutputBehind()
                && !clock.instant().isBefore(toldAt.plus(LEAST_BETWEEN_PROGRESS))) {
            told = counts;
            toldAt = clock.instant();
            tell(SummaryJson.progress(event("progress"), status));
        }
    }

    /** The command ends; the application was submitted, and has ended as far as can be told. */
    void ended(int exitCode, Optional<FinalReport> ending) {
        Duration duration = ending.flatMap(FinalReport::duration).orElse(Duration.between(begin, clock.instant()));
        Summary summary = Summary.of(applicationId, duration, last, ending.flatMap(FinalReport::usage));
        if (json) {
            tell(event("ended")
                    .with("exitCode", exitCode)
                    .with("state", ending.map(FinalReport::state))
                    .with("diagnostics", ending.map(FinalReport::diagnostics))
                    .with(
                            "cause",
                            cause.or(() -> ending.flatMap(FinalReport::cause)).map(EndCause::toJson))
                    .with("summary", SummaryJson.of(summary)));
        } else {
            summary.lines().forEach(console::say);
        }
    }

    /** The command ends before there was an application to follow. */
    void failed(int exitCode, String problem) {
        console.complain(problem);
        if (json) {
            tell(event("ended").with("exitCode", exitCode).with("diagnostics", problem));
        }
    }

    private JsonLine event(String name) {
        return new JsonLine().with("event", name).with("time", clock.instant()).with("applicationId", applicationId);
    }

    private void tell(JsonLine line) {
        console.tell(line.toString());
    }
}

package io.yarnsubmit.client.verbs.timeline;

import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.logs.JournalReader;
import io.yarnsubmit.client.yarn.logs.ReportedAttempt;
import io.yarnsubmit.client.yarn.timeline.TimelineEvent;
import io.yarnsubmit.client.yarn.timeline.TimelineMaker;
import io.yarnsubmit.protocol.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Tells what happened to an application, in the order of time. */
public final class TimelineVerb implements Verb {
    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("timeline", "Shows what happened when")
                .words("APP", 1)
                .examples("timeline last", "timeline _0042 --json")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        ApplicationFacts facts = run.visibleApplication();
        JournalReader.Found found = JournalReader.find(run.applications(), facts, run.console());
        List<ReportedAttempt> attempts = found.attempts();
        List<TimelineEvent> events =
                TimelineMaker.of(found.facts(), attempts, found.read().history());
        if (run.json()) {
            events.forEach(event -> run.print(json(event)));
        } else {
            print(run, events, attempts.size() > 1);
        }
        found.read().problems().stream()
                .distinct()
                .forEach(problem -> run.console().say("the ApplicationMaster's entries are missing here: " + problem));
        return ExitCode.SUCCESS;
    }

    private static void print(VerbRun run, List<TimelineEvent> events, boolean withAttempts) {
        Instant begin = events.get(0).time();
        Instant before = begin;
        TextTable table = withAttempts
                ? new TextTable("TIME", "AFTER", "STEP", "ATTEMPT", "WHAT")
                : new TextTable("TIME", "AFTER", "STEP", "WHAT");
        for (TimelineEvent event : events) {
            String time = Figures.moment(event.time());
            String after = seconds(begin, event.time());
            String step = "+" + seconds(before, event.time());
            if (withAttempts) {
                String attempt = event.attempt() == 0 ? "" : Integer.toString(event.attempt());
                table.add(time, after, step, attempt, event.words());
            } else {
                table.add(time, after, step, event.words());
            }
            before = event.time();
        }
        table.lines().forEach(run::print);
    }

    /** Like those of submitting with --timeline. */
    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.3f s", Duration.between(from, to).toMillis() / 1000.0);
    }

    private static JsonLine json(TimelineEvent event) {
        JsonLine line = new JsonLine()
                .with("time", event.time())
                .with("event", event.event())
                .with("attempt", event.attempt() == 0 ? null : event.attempt())
                .with("words", event.words());
        event.facts().forEach((name, fact) -> {
            if (!name.equals("attempt")) {
                line.with(name, fact);
            }
        });
        return line;
    }
}

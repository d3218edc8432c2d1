package io.yarnsubmit.client.yarn.timeline;

import io.yarnsubmit.client.journal.ApplicationHistory;
import io.yarnsubmit.client.journal.JournalRecord;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.logs.ReportedAttempt;
import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the events of the ResourceManager and the journals into one order. Times are those of the machine where they happened.
 * Pure.
 */
public final class TimelineMaker {
    /** Those milestones of the driver and the ApplicationMaster that the journal has as events too. */
    private static final Set<String> SAID_OTHERWISE = Set.of(
            "ApplicationMaster process started",
            "ApplicationMaster registered",
            "driver linked",
            "first container granted",
            "first executor registered");

    private final List<TimelineEvent> events = new ArrayList<>();

    private TimelineMaker() {}

    /** In the order of time. */
    public static List<TimelineEvent> of(
            ApplicationFacts facts, List<ReportedAttempt> attempts, ApplicationHistory history) {
        TimelineMaker maker = new TimelineMaker();
        maker.addCluster(facts, attempts);
        maker.addJournal(history.records());
        // A stable sort keeps the order of events with the same time.
        maker.events.sort(Comparator.comparing(TimelineEvent::time));
        return maker.events;
    }

    private void addCluster(ApplicationFacts facts, List<ReportedAttempt> attempts) {
        add(facts.submitted(), "submitted", 0, "submitted to queue " + facts.queue(), Map.of("queue", facts.queue()));
        facts.launched()
                .ifPresent(time ->
                        add(time, "launched", 0, "container of the first ApplicationMaster launched", Map.of()));
        for (ReportedAttempt attempt : attempts) {
            attempt.started()
                    .filter(time -> attempt.number() > 1)
                    .ifPresent(time -> add(
                            time,
                            "attemptBegun",
                            attempt.number(),
                            "attempt " + attempt.number() + " begun",
                            Map.of("container", attempt.container())));
            attempt.finished()
                    .filter(time -> attempts.size() > 1)
                    .ifPresent(time -> add(time, "attemptEnded", attempt.number(), ended(attempt), ends(attempt)));
        }
        facts.finished().ifPresent(time -> add(time, "ended", 0, ended(facts), ends(facts)));
    }

    private static String ended(ReportedAttempt attempt) {
        return "attempt " + attempt.number() + " ended: " + attempt.state().toLowerCase(Locale.ROOT)
                + firstLine(attempt.diagnostics());
    }

    private static Map<String, Object> ends(ReportedAttempt attempt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", attempt.state());
        facts.put("message", attempt.diagnostics());
        return facts;
    }

    private static String ended(ApplicationFacts facts) {
        return "ended: " + facts.outcome().toLowerCase(Locale.ROOT)
                + (facts.exitCode().isPresent()
                        ? ", exit code " + facts.exitCode().getAsInt()
                        : "")
                + (facts.outcome().equals("SUCCEEDED") ? "" : firstLine(facts.diagnostics()));
    }

    private static Map<String, Object> ends(ApplicationFacts facts) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("state", facts.state());
        ends.put("finalStatus", facts.finalStatus());
        facts.exitCode().ifPresent(code -> ends.put("exitCode", code));
        ends.put("message", facts.diagnostics());
        return ends;
    }

    private void addJournal(List<JournalRecord> records) {
        int attempt = 0;
        for (JournalRecord record : records) {
            if (record.kind()
                    .filter(kind -> kind == JournalKind.ATTEMPT_STARTED)
                    .isPresent()) {
                attempt = record.number("attempt").orElse(attempt + 1);
            }
            if (!SAID_OTHERWISE.contains(record.text("name"))) {
                add(record.time(), record.event(), attempt, EventText.of(record), record.facts());
            }
        }
    }

    private void add(Instant time, String event, int attempt, String words, Map<String, Object> facts) {
        events.add(new TimelineEvent(time, event, attempt, words, facts));
    }

    private static String firstLine(String text) {
        return text.lines()
                .findFirst()
                .filter(line -> !line.isBlank())
                .map(line -> ", " + line.strip())
                .orElse("");
    }
}

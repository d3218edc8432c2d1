package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of the progress line and of the summary. Pure. */
final class MapReport {
    private static final int LONGEST_COMMAND = 120;

    private final MapPlan plan;
    private final MapTotals totals;

    MapReport(MapPlan plan, MapTotals totals) {
        this.plan = plan;
        this.totals = totals;
    }

    /** The progress line. */
    String progress(Duration sinceBegin) {
        StringBuilder line = new StringBuilder();
        line.append(count(totals.ended() + totals.skipped()))
                .append(" of ")
                .append(count(totals.units()))
                .append(" items");
        if (totals.failed() > 0) {
            line.append(", ").append(count(totals.failed())).append(" failed");
        }
        if (totals.ended() > totals.endedEarlier()) {
            line.append(", ").append(rate(sinceBegin)).append("/s");
        }
        return line.toString();
    }

    /** The lines at the beginning, when an earlier run or attempt is continued. */
    List<String> resumed() {
        List<String> lines = new ArrayList<>();
        if (totals.endedEarlier() > 0) {
            lines.add("continues after a lost attempt, which had finished " + items(totals.endedEarlier()));
        }
        if (totals.skipped() == 0) {
            return lines;
        }
        String failed = totals.failedBefore() == 0
                ? ""
                : ", " + count(totals.failedBefore()) + " of them failed (--resume-failed runs those again)";
        lines.add("skips " + items(totals.skipped()) + " that ended in an earlier run" + failed);
        return lines;
    }

    /** The lines at the end. */
    List<String> summary(Duration duration) {
        List<String> lines = new ArrayList<>();
        for (MapTotals.Failure failure : totals.failures()) {
            lines.add("failed: item " + failure.number() + ", " + how(failure)
                    + (failure.host().isEmpty() ? "" : " on " + failure.host()) + ": "
                    + shortened(plan.shown(failure.number(), failure.host())));
        }
        int more = totals.failed() - totals.failures().size();
        if (more > 0) {
            lines.add("failed: " + items(more) + " more"
                    + plan.options().joblog().map(log -> ", see " + log).orElse(""));
        }
        lines.add(counts(duration));
        if (totals.truncated() > 0) {
            lines.add(items(totals.truncated()) + " wrote more than "
                    + plan.options().maxOutputBytes() + " bytes, so the middle was left out; --max-output keeps more");
        }
        return lines;
    }

    private String counts(Duration duration) {
        StringBuilder line = new StringBuilder(items(totals.ended()))
                .append(" in ")
                .append(seconds(duration))
                .append(", ")
                .append(rate(duration))
                .append("/s: ")
                .append(count(totals.succeeded()))
                .append(" done, ")
                .append(count(totals.failed()))
                .append(" failed");
        add(line, totals.retries(), " retried");
        add(line, totals.endedEarlier(), " in an earlier attempt");
        add(line, totals.skipped(), " skipped");
        add(line, totals.failedBefore(), " of those failed before");
        add(line, totals.notRun(), " not run");
        MapTotals.Slowest slowest = totals.slowest();
        if (slowest != null) {
            line.append("; slowest: item ")
                    .append(slowest.number())
                    .append(", ")
                    .append(seconds(slowest.runtime()));
        }
        return line.toString();
    }

    private static void add(StringBuilder line, int number, String what) {
        if (number > 0) {
            line.append(", ").append(count(number)).append(what);
        }
    }

    private String how(MapTotals.Failure failure) {
        return switch (failure.kind()) {
            case TIMED_OUT ->
                "killed after "
                        + plan.options().timeout().map(MapReport::seconds).orElse("the time limit");
            case LOST -> "its executors were lost";
            default -> "exit status " + failure.exitStatus() + signal(failure);
        };
    }

    private static String signal(MapTotals.Failure failure) {
        return failure.kind() == UnitResult.Kind.EXITED && failure.exitStatus() == 137
                ? " (killed: perhaps out of memory, see --executor-memory)"
                : "";
    }

    private String rate(Duration duration) {
        double perSecond = (totals.ended() - totals.endedEarlier()) / Math.max(0.001, duration.toNanos() / 1e9);
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }

    static String seconds(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < 7200
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    static String items(int number) {
        return number == 1 ? "1 item" : count(number) + " items";
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMMAND ? text : text.substring(0, LONGEST_COMMAND) + "...";
    }
}

package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Reports on the run in the application's status and on standard error. A driver that is told to end still writes the
 * summary. Nothing is delivered meanwhile, so that the numbers are correct.
 */
final class MapReporter {
    private final PrintStream err;
    private final MapReport report;
    private final MapTotals totals;
    private final boolean quiet;
    private long begin = System.nanoTime();
    private boolean begun;
    private boolean ended;

    /** @param quiet whether a run without failures reports nothing */
    MapReporter(PrintStream err, MapReport report, MapTotals totals, boolean quiet) {
        this.err = err;
        this.report = report;
        this.totals = totals;
        this.quiet = quiet;
    }

    /** Does work that must not overlap with the summary; does nothing after the summary. */
    synchronized void alone(Runnable work) {
        if (!ended) {
            work.run();
        }
    }

    /** The first executor is present. The time before does not count, because the command reports that wait. */
    synchronized void begins() {
        if (!begun) {
            begun = true;
            begin = System.nanoTime();
        }
    }

    synchronized void progress(DriverContext context) {
        context.progress((totals.ended() + totals.skipped()) / (double) Math.max(1, totals.units()));
        context.status(report.progress(since()));
        totals.figures().forEach(context::figure);
    }

    void say(String line) {
        err.println("yarn-submit map: " + line);
    }

    /**
     * Writes the summary, once.
     *
     * @param last runs before the summary, when nothing more is delivered
     */
    synchronized void summary(Runnable last) {
        if (!ended) {
            ended = true;
            last.run();
            List<String> lines = quiet && totals.allWell() ? List.of() : report.summary(since());
            lines.forEach(this::say);
            err.flush();
        }
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Says what goes on: in the application's status, and on standard error. A driver that is told to end still says how far it
 * came; nothing is delivered while it does, so that the numbers are right.
 */
final class MapReporter {
    private final PrintStream err;
    private final MapReport report;
    private final MapTotals totals;
    private final boolean quiet;
    private long begin = System.nanoTime();
    private boolean begun;
    private boolean ended;

    /** @param quiet says nothing of a run that ends well */
    MapReporter(PrintStream err, MapReport report, MapTotals totals, boolean quiet) {
        this.err = err;
        this.report = report;
        this.totals = totals;
        this.quiet = quiet;
    }

    /** Does something that no summary may come between; nothing after the last one. */
    synchronized void alone(Runnable work) {
        if (!ended) {
            work.run();
        }
    }

    /** There is an executor: what comes before is a wait, which the command tells of. */
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
     * The last words.
     *
     * @param last is done before, when nothing more is delivered
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

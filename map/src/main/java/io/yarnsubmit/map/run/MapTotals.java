package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers for the progress line and the summary. Pure. */
final class MapTotals {
    private static final int MOST_NAMED = 20;

    private final int units;
    private final int skipped;
    private final int failedBefore;
    private int succeeded;
    private int failed;
    private int retried;
    private int truncated;
    private int endedEarlier;
    private @Nullable Slowest slowest;
    private final List<Failure> failures = new ArrayList<>();

    /** The unit that took longest. */
    record Slowest(int number, String host, Duration runtime) {}

    /** A unit that failed for good. */
    record Failure(int number, UnitResult.Kind kind, int exitStatus, String host) {}

    MapTotals(int units, int skipped, int failedBefore) {
        this.units = units;
        this.skipped = skipped;
        this.failedBefore = failedBefore;
    }

    void ended(UnitResult end, String host) {
        if (end.succeeded()) {
            succeeded++;
        } else {
            failed++;
            if (failures.size() < MOST_NAMED) {
                failures.add(new Failure(end.number(), end.kind(), end.exitStatus(), host));
            }
        }
        if (end.out().leftOut() > 0 || end.err().leftOut() > 0) {
            truncated++;
        }
        Slowest before = slowest;
        if (before == null || end.runtime().compareTo(before.runtime()) > 0) {
            slowest = new Slowest(end.number(), host, end.runtime());
        }
    }

    /** A unit ended in an earlier attempt of this run. */
    void endedEarlier(UnitResult end, String host) {
        endedEarlier++;
        ended(end, host);
    }

    void retried() {
        retried++;
    }

    /** The number of all units. */
    int units() {
        return units;
    }

    /** How many units ended in an earlier run. */
    int skipped() {
        return skipped;
    }

    /** How many of the skipped units failed in an earlier run. */
    int failedBefore() {
        return failedBefore;
    }

    int succeeded() {
        return succeeded;
    }

    int failed() {
        return failed;
    }

    /** How often failed units were tried again. */
    int retries() {
        return retried;
    }

    /** How many units wrote more output than was kept. */
    int truncated() {
        return truncated;
    }

    /** How many units ended, including those in earlier attempts of this run. */
    int ended() {
        return succeeded + failed;
    }

    /** How many of the ended units ended in earlier attempts of this run. */
    int endedEarlier() {
        return endedEarlier;
    }

    int notRun() {
        return units - skipped - ended();
    }

    /**
     * The figures for schedulers. Units of earlier runs are counted as in the exit status, so the units missing in the
     * sum did not run.
     */
    Map<String, Long> figures() {
        return Map.of(
                "items",
                (long) units,
                "done",
                (long) succeeded + skipped - failedBefore,
                "failed",
                (long) failed + failedBefore,
                "retried",
                (long) retried);
    }

    /** Whether every unit succeeded, now or in an earlier run, and all output was kept. */
    boolean allWell() {
        return failed == 0 && failedBefore == 0 && truncated == 0 && notRun() == 0;
    }

    @Nullable
    Slowest slowest() {
        return slowest;
    }

    /** The first failures. */
    List<Failure> failures() {
        return failures;
    }
}

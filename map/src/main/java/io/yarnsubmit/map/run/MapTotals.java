package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts for the progress line and the summary. Pure. */
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

    /** An earlier attempt of this run has ended it. */
    void endedEarlier(UnitResult end, String host) {
        endedEarlier++;
        ended(end, host);
    }

    void retried() {
        retried++;
    }

    /** All units of the list. */
    int units() {
        return units;
    }

    /** Those that a former run had ended. */
    int skipped() {
        return skipped;
    }

    /** Of the skipped ones. */
    int failedBefore() {
        return failedBefore;
    }

    int succeeded() {
        return succeeded;
    }

    int failed() {
        return failed;
    }

    /** How often a failed unit was tried again. */
    int retries() {
        return retried;
    }

    /** Whose output was not kept in full. */
    int truncated() {
        return truncated;
    }

    /** With those that an earlier attempt of this run had ended. */
    int ended() {
        return succeeded + failed;
    }

    /** Of the ended ones. */
    int endedEarlier() {
        return endedEarlier;
    }

    int notRun() {
        return units - skipped - ended();
    }

    /** For schedulers: those of former runs are counted as the exit status does, so what is missing in the sum was not run. */
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

    /** Every unit has ended well, now or in a former run, and all that it wrote was kept. */
    boolean allWell() {
        return failed == 0 && failedBefore == 0 && truncated == 0 && notRun() == 0;
    }

    @Nullable
    Slowest slowest() {
        return slowest;
    }

    /** The first ones of them. */
    List<Failure> failures() {
        return failures;
    }
}

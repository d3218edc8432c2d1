package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.item.UnitResult;
import java.util.List;
import java.util.Optional;

/** What {@link MapCore} wants done. */
sealed interface MapAction {
    /** Submit a batch as one task. */
    record Start(long batch, List<UnitAttempt> work) implements MapAction {}

    /** Print a unit's output, and write its end to the joblog. It has ended for good. */
    record Deliver(UnitResult end, String host) implements MapAction {}

    /** Stop a batch that was started. */
    record Cancel(long batch) implements MapAction {}

    /** End an executor that cannot run anything, so that another takes its place. */
    record ReplaceExecutor(String containerId, String host, String why) implements MapAction {}

    /**
     * All is over.
     *
     * @param problem why it ended before all units had; empty when they have
     */
    record Finish(int exitStatus, Optional<String> problem) implements MapAction {}
}

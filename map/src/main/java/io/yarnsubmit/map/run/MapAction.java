package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.item.UnitResult;
import java.util.List;
import java.util.Optional;

/** An action that {@link MapCore} decides on. */
sealed interface MapAction {
    /** Submit a batch as one task. */
    record Start(long batch, List<UnitAttempt> work) implements MapAction {}

    /** Write a unit's output, and its result to the joblog. The unit has ended for good. */
    record Deliver(UnitResult end, String host) implements MapAction {}

    /** Cancel a batch that was started. */
    record Cancel(long batch) implements MapAction {}

    /** Kill an executor that cannot run anything, so that another takes its place. */
    record ReplaceExecutor(String containerId, String host, String why) implements MapAction {}

    /**
     * End the run.
     *
     * @param problem why the run ended early; empty when all units have ended
     */
    record Finish(int exitStatus, Optional<String> problem) implements MapAction {}
}

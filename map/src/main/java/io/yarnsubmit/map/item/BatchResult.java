package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a batch on an executor.
 *
 * @param executor the unique name of the executor within the application
 * @param containerId the id that YARN gave its container; empty without YARN
 * @param ends the results of the units that ran
 * @param untouched the numbers of the units that were handed back
 * @param setupProblem why the executor's setup failed, so that nothing ran; null if it did not fail
 */
public record BatchResult(
        String executor,
        String host,
        String containerId,
        List<UnitResult> ends,
        Set<Integer> untouched,
        @Nullable String setupProblem)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public BatchResult {
        ends = List.copyOf(ends);
        untouched = Set.copyOf(untouched);
    }
}

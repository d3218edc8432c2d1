package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an executor made of a batch of work.
 *
 * @param executor names the executor among all of this application; never used again
 * @param containerId YARN's id of its container; empty where there is none
 * @param ends of what was run
 * @param untouched the numbers of what was handed back
 * @param setupProblem why the executor's setup failed, so that nothing was run; null when it is fine
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

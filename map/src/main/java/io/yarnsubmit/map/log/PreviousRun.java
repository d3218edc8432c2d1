package io.yarnsubmit.map.log;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapExitCode;
import java.util.BitSet;
import java.util.List;

/**
 * What a joblog says about units. If a unit has several lines, the last one counts.
 *
 * @param ended the units that ended in an earlier run and need not run again
 * @param failed how many of these failed
 * @param earlier the results from earlier attempts of this run, one for each unit; these units are not in {@code ended}
 * @param lines the number of lines
 */
public record PreviousRun(BitSet ended, int failed, List<EarlierResult> earlier, int lines) {

    /** A unit's result from the joblog, without its output. */
    public record EarlierResult(UnitResult end, String host) {}

    /** For a run without an earlier one. */
    public static PreviousRun none() {
        return new PreviousRun(new BitSet(), 0, List.of(), 0);
    }

    /** The exit status of a run that has nothing left to do. */
    public int exitStatus() {
        return MapExitCode.of(failed);
    }

    /** All units that need not run. */
    public BitSet settled() {
        BitSet settled = (BitSet) ended.clone();
        earlier.forEach(each -> settled.set(each.end().number()));
        return settled;
    }
}

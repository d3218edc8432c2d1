package io.yarnsubmit.map.log;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a joblog says about units. If a unit has several lines, the last one counts. Pure.
 *
 * @param ended the units that ended in an earlier run and need not run again
 * @param failed how many of these failed
 * @param earlier the results from earlier attempts of this run, one for each unit; these units are not in {@code ended}
 * @param lines the number of lines
 */
public record PreviousRun(BitSet ended, int failed, List<EarlierResult> earlier, int lines) {
    private static final int SHOWN = 200;

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

    /**
     * Parses a joblog.
     *
     * @param lines the complete lines, including the header
     * @param ownFrom the index of the first line that an earlier attempt of this run wrote, from 0
     * @throws IllegalArgumentException when this is not a joblog, or belongs to other items or another command
     */
    static PreviousRun of(List<String> lines, int ownFrom, MapPlan plan, String file) {
        BitSet ended = new BitSet();
        BitSet failed = new BitSet();
        BitSet own = new BitSet();
        List<EarlierResult> earlier = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String text = lines.get(index);
            if (index == 0 && text.equals(JoblogLine.HEADER)) {
                continue;
            }
            JoblogLine read = line(index, text, plan, file);
            if (index < ownFrom) {
                ended.set(read.number());
                failed.set(read.number(), !read.succeeded());
            } else if (!own.get(read.number())) {
                own.set(read.number());
                earlier.add(new EarlierResult(read.end(), read.host()));
            }
        }
        if (plan.options().resume() == Resume.SUCCEEDED) {
            ended.andNot(failed);
            failed.clear();
        }
        ended.andNot(own);
        failed.andNot(own);
        return new PreviousRun(ended, failed.cardinality(), List.copyOf(earlier), lines.size());
    }

    private static JoblogLine line(int index, String text, MapPlan plan, String file) {
        String place = "Line " + (index + 1) + " of " + file;
        Optional<JoblogLine> line = index == 0 ? Optional.empty() : JoblogLine.parse(text);
        JoblogLine read = line.orElseThrow(() -> new IllegalArgumentException(
                place + " is not a line of a joblog: '" + shortened(text) + "'. Use another file, or remove this one"));
        check(read, plan, place);
        return read;
    }

    private static void check(JoblogLine line, MapPlan plan, String place) {
        if (line.number() < 1 || line.number() > plan.units()) {
            throw new IllegalArgumentException(
                    place + " is about item " + line.number() + ", but there are only " + plan.units()
                            + " items now. Resume with the same items, in the same order, or use another joblog");
        }
        String now = plan.shown(line.number(), line.host());
        if (!now.equals(line.command())) {
            throw new IllegalArgumentException(place + " is from another run: item " + line.number() + " was '"
                    + shortened(line.command()) + "' and is now '" + shortened(now)
                    + "'. Resume with the same command and the same items in the same order, or use another joblog");
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}

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
 * What a joblog says of the units: of several lines for one unit the last one counts. Pure.
 *
 * @param ended the units that a former run has ended and that need not be run again
 * @param failed how many of them had failed
 * @param earlier what an earlier attempt of this very run has ended, each unit once; these are not among the former ones
 * @param lines how many lines there are
 */
public record PreviousRun(BitSet ended, int failed, List<EarlierResult> earlier, int lines) {
    private static final int SHOWN = 200;

    /** A unit's end as the joblog knows it, without its output. */
    public record EarlierResult(UnitResult end, String host) {}

    /** There was none. */
    public static PreviousRun none() {
        return new PreviousRun(new BitSet(), 0, List.of(), 0);
    }

    /** What a run exits with that finds all of them ended. */
    public int exitStatus() {
        return MapExitCode.of(failed);
    }

    /** All units that need not be run, whoever has ended them. */
    public BitSet settled() {
        BitSet settled = (BitSet) ended.clone();
        earlier.forEach(each -> settled.set(each.end().number()));
        return settled;
    }

    /**
     * Reads it.
     *
     * @param lines those that are whole, the header among them
     * @param ownFrom the first line that an earlier attempt of this run has written, counted from 0
     * @throws IllegalArgumentException when it is no joblog, or one of other items or another command
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
                place + " is not one of a joblog: '" + shortened(text) + "'. Name another file, or remove this one"));
        check(read, plan, place);
        return read;
    }

    private static void check(JoblogLine line, MapPlan plan, String place) {
        if (line.number() < 1 || line.number() > plan.units()) {
            throw new IllegalArgumentException(place + " is of item " + line.number() + ", but there are "
                    + plan.units() + " now. Resume with the same items, in the same order, or name another joblog");
        }
        String now = plan.shown(line.number(), line.host());
        if (!now.equals(line.command())) {
            throw new IllegalArgumentException(place + " is of another run: item " + line.number() + " was '"
                    + shortened(line.command()) + "' and is now '" + shortened(now)
                    + "'. Resume with the same command and the same items in the same order, or name another joblog");
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}

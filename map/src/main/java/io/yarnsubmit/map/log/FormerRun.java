package io.yarnsubmit.map.log;

import io.yarnsubmit.map.plan.MapExit;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a joblog says of the units: of several lines for one unit the last one counts. Pure.
 *
 * @param ended the units that need not be run again
 * @param failed how many of them had failed
 * @param intactBytes how much of the file is whole lines; what follows was cut off when its writer was killed
 */
public record FormerRun(BitSet ended, int failed, long intactBytes) {
    private static final int SHOWN = 200;

    /** There was none. */
    public static FormerRun none() {
        return new FormerRun(new BitSet(), 0, 0);
    }

    /** What a run exits with that finds all of them ended. */
    public int exitStatus() {
        return MapExit.of(failed);
    }

    /**
     * Reads it.
     *
     * @param lines those that are whole, the header among them
     * @throws IllegalArgumentException when it is no joblog, or one of other items or another command
     */
    static FormerRun of(List<String> lines, long intactBytes, MapPlan plan, String file) {
        BitSet ended = new BitSet();
        BitSet failed = new BitSet();
        for (int index = 0; index < lines.size(); index++) {
            String text = lines.get(index);
            if (index == 0 && text.equals(JoblogLine.HEADER)) {
                continue;
            }
            String place = "Line " + (index + 1) + " of " + file;
            Optional<JoblogLine> line = index == 0 ? Optional.empty() : JoblogLine.parse(text);
            JoblogLine read = line.orElseThrow(() -> new IllegalArgumentException(place + " is not one of a joblog: '"
                    + shortened(text) + "'. Name another file, or remove this one"));
            check(read, plan, place);
            ended.set(read.number());
            failed.set(read.number(), !read.succeeded());
        }
        if (plan.options().resume() == Resume.SUCCEEDED) {
            ended.andNot(failed);
            failed.clear();
        }
        return new FormerRun(ended, failed.cardinality(), intactBytes);
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

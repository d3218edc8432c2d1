package io.yarnsubmit.map.log;

import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.MapPlan;
import java.util.BitSet;
import java.util.Optional;

/** Parses a joblog, which may have a line for each of millions of units. Pure. */
final class PreviousRunReader {
    private static final int SHOWN = 200;

    private final MapPlan plan;
    private final String file;
    private final int ownFrom;
    private final BitSet ended = new BitSet();
    private final BitSet failed = new BitSet();
    private final BitSet own = new BitSet();
    private final EarlierResults earlier = new EarlierResults();
    private int index;
    private int lines;

    /** @param ownFrom the index of the first line that an earlier attempt of this run wrote, from 0 */
    PreviousRunReader(MapPlan plan, String file, int ownFrom) {
        this.plan = plan;
        this.file = file;
        this.ownFrom = ownFrom;
    }

    /** Whether the next line is the header. */
    boolean isHeader(String text) {
        return index == 0 && text.equals(JoblogLine.HEADER);
    }

    /**
     * Takes the next line; an empty one says nothing.
     *
     * @throws IllegalArgumentException when this is not a joblog, or belongs to other items or another command
     */
    void read(String text) {
        if (!text.isEmpty()) {
            if (!isHeader(text)) {
                take(line(text));
            }
            lines = index + 1;
        }
        index++;
    }

    private void take(JoblogLine read) {
        if (index < ownFrom) {
            ended.set(read.number());
            failed.set(read.number(), !read.succeeded());
        } else if (!own.get(read.number())) {
            own.set(read.number());
            earlier.add(read);
        }
    }

    PreviousRun result() {
        if (plan.options().resume() == Resume.SUCCEEDED) {
            ended.andNot(failed);
            failed.clear();
        }
        ended.andNot(own);
        failed.andNot(own);
        return new PreviousRun(ended, failed.cardinality(), earlier, lines);
    }

    private JoblogLine line(String text) {
        String place = "Line " + (index + 1) + " of " + file;
        Optional<JoblogLine> line = index == 0 ? Optional.empty() : JoblogLine.parse(text);
        JoblogLine read = line.orElseThrow(() -> new IllegalArgumentException(
                place + " is not a line of a joblog: '" + shortened(text) + "'. Use another file, or remove this one"));
        check(read, place);
        return read;
    }

    private void check(JoblogLine line, String place) {
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

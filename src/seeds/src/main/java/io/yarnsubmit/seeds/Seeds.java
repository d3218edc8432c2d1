package io.yarnsubmit.seeds;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds that a simulation plays: from 0 on, some in the gate, many more when there is time. System properties choose:
 * {@code -Dyarnsubmit.seed=S} plays that one alone, {@code -Dyarnsubmit.seeds=N} the first N of each simulation, and
 * {@code -Dyarnsubmit.seeds=all} all that each has.
 */
public final class Seeds {
    private static final String ONE = "yarnsubmit.seed";
    private static final String MANY = "yarnsubmit.seeds";

    private final long first;
    private final int count;

    private Seeds(long first, int count) {
        this.first = first;
        this.count = count;
    }

    /**
     * Those of one simulation.
     *
     * @param gate how many it plays in the gate
     * @param all how many it plays when all are wanted
     */
    public static Seeds of(int gate, int all) {
        return chosen(gate, all, System.getProperty(ONE, ""), System.getProperty(MANY, ""));
    }

    static Seeds chosen(int gate, int all, String one, String many) {
        if (!one.isEmpty()) {
            return new Seeds(Long.parseLong(one), 1);
        }
        return new Seeds(0, many.isEmpty() ? gate : many.equals("all") ? all : Integer.parseInt(many));
    }

    /** A new seed for each run, for a test that needs no simulation; {@code -Dyarnsubmit.seed=S} gives that one. */
    public static long fresh() {
        return Long.getLong(ONE, new Random().nextLong());
    }

    /** What to say of a failure. */
    public static String repeat(long seed) {
        return "seed " + seed + ": repeat with -D" + ONE + "=" + seed;
    }

    public int count() {
        return count;
    }

    public LongStream stream() {
        return LongStream.range(first, first + count);
    }

    /** Plays the story of each; the first that fails ends it, with what repeats it before its own message. */
    public void forEach(Story story) {
        stream().forEach(seed -> {
            try {
                story.play(seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(repeat(seed) + "\n" + e.getMessage(), e);
            }
        });
    }

    /** What happens to one seed. */
    @FunctionalInterface
    public interface Story {
        /** Plays it. */
        void play(long seed) throws Exception;
    }
}

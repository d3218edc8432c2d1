package io.yarnsubmit.protocol;

import io.yarnsubmit.protocol.text.ShownText;

/**
 * Limits the names of a job's counters. A counter counts one kind of thing. Names that are made from data would be as many as
 * the data, and the driver holds the counters of all tasks.
 */
public final class CounterNames {
    /** How many a job may have, and so a task. */
    public static final int MOST = 1_000;

    /** How many characters a name may have. */
    public static final int LONGEST = 200;

    private static final int SHOWN = 60;

    private CounterNames() {}

    /** @throws IllegalArgumentException when a counter cannot have this name */
    public static void check(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a counter must have 1 to " + LONGEST + " characters, and '"
                    + shown(name) + "' has " + name.length());
        }
    }

    /** Says that a counter would be one too many. */
    public static String tooMany(String whose, String name) {
        return whose + " has " + MOST + " counters already, so '" + shown(name)
                + "' cannot be added. Name counters by kinds of things, not by the data";
    }

    private static String shown(String name) {
        return ShownText.line(name, SHOWN);
    }
}

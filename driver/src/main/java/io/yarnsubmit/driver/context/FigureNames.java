package io.yarnsubmit.driver.context;

import java.util.HashSet;
import java.util.Set;

/** The names of the figures so far, which go with every status: few, and short. */
final class FigureNames {
    static final int MOST = 100;
    static final int LONGEST = 100;

    private final Set<String> names = new HashSet<>();

    /** @throws IllegalArgumentException when there may be no such figure */
    synchronized void check(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The name of a figure has 1 to " + LONGEST + " characters: '" + name + "'");
        }
        if (!names.contains(name) && names.size() == MOST) {
            throw new IllegalArgumentException(
                    "There are " + MOST + " figures already, and no more are shown: '" + name + "' is one too many");
        }
        names.add(name);
    }
}

package io.yarnsubmit.driver.context;

import io.yarnsubmit.protocol.text.ShownText;
import java.util.HashSet;
import java.util.Set;

/** Limits the number and the length of figures' names, because every status message contains them. */
final class FigureNames {
    static final int MOST = 100;
    static final int LONGEST = 100;

    private static final int SHOWN = 60;

    private final Set<String> names = new HashSet<>();

    /** @throws IllegalArgumentException when the name is not allowed */
    synchronized void check(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("The name of a figure must have 1 to " + LONGEST + " characters, and '"
                    + ShownText.line(name, SHOWN) + "' has " + name.length());
        }
        if (!names.contains(name) && names.size() == MOST) {
            throw new IllegalArgumentException(
                    "There are " + MOST + " figures already, so '" + name + "' cannot be added");
        }
        names.add(name);
    }
}

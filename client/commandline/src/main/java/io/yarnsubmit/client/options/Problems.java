package io.yarnsubmit.client.options;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with an input, so that the user hears of everything at once. */
final class Problems {
    /** A value of 100 kB must not hide the other problems. */
    private static final int LONGEST = 500;

    private final Set<String> found = new LinkedHashSet<>();

    void add(String problem) {
        String line = Quoting.onOneLine(problem);
        found.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** One line each. */
    List<String> all() {
        return List.copyOf(found);
    }

    /** @throws YarnSubmitException with all problems, one in each line, when there are any */
    void throwIfAny() {
        throwIfAny("yarn-submit --help");
    }

    /**
     * @param help the command that shows what would have been right
     * @throws YarnSubmitException with all problems, one in each line, when there are any
     */
    void throwIfAny(String help) {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        if (found.size() > 1) {
            message.append(found.size()).append(" problems:\n  ");
        }
        message.append(String.join("\n  ", found));
        message.append("\nFor all options: ").append(help);
        throw new YarnSubmitException(ErrorCode.BAD_INPUT, message.toString());
    }
}

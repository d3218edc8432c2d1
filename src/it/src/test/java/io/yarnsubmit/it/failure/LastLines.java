package io.yarnsubmit.it.failure;

import java.util.List;

/** The end of a text. */
final class LastLines {
    private static final int LONGEST = 2_000;

    private LastLines() {}

    /** The last lines, indented, each cut if it is very long; how many were left out. */
    static String of(String text, int most) {
        List<String> lines = text.lines().toList();
        int skipped = Math.max(0, lines.size() - most);
        StringBuilder end = new StringBuilder();
        if (skipped > 0) {
            end.append("    (").append(skipped).append(" lines before)\n");
        }
        lines.subList(skipped, lines.size())
                .forEach(line -> end.append("    ")
                        .append(line, 0, Math.min(LONGEST, line.length()))
                        .append('\n'));
        return end.toString();
    }
}

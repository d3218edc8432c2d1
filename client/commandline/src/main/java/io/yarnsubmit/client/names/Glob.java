package io.yarnsubmit.client.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for one part of a path: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}, {@code {a,b}}; a backslash takes the next
 * character as it is. Unlike a shell's, it also matches names that begin with a dot.
 */
final class Glob {
    private static final String SPECIAL = "*?[{\\";

    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int next;

    private Glob(String text) {
        this.text = text;
    }

    /** Whether the text is more than a name. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /** Which names match; empty if the text is no pattern, because a bracket is not closed. */
    static Optional<Predicate<String>> of(String text) {
        Glob glob = new Glob(text);
        if (!glob.sequence(0)) {
            return Optional.empty();
        }
        return Optional.of(
                Pattern.compile(glob.regex.toString(), Pattern.DOTALL).asMatchPredicate());
    }

    /** Reads up to the end, or within braces up to a comma or the closing brace. */
    private boolean sequence(int depth) {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (depth > 0 && (c == ',' || c == '}')) {
                return true;
            }
            next++;
            boolean closed = switch (c) {
                case '*' -> add(".*");
                case '?' -> add(".");
                case '[' -> set();
                case '{' -> alternatives(depth + 1);
                case '\\' -> next < text.length() && literal(text.charAt(next++));
                default -> literal(c);
            };
            if (!closed) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean add(String part) {
        regex.append(part);
        return true;
    }

    private boolean literal(char c) {
        // Also within a set: what is neither a letter nor a digit may be escaped.
        return add(c < 128 && !Character.isLetterOrDigit(c) ? "\\" + c : String.valueOf(c));
    }

    private boolean alternatives(int depth) {
        regex.append("(?:");
        while (sequence(depth) && next < text.length()) {
            if (text.charAt(next++) == '}') {
                regex.append(')');
                return true;
            }
            regex.append('|');
        }
        return false;
    }

    private boolean set() {
        int first = next < text.length() && "!^".indexOf(text.charAt(next)) >= 0 ? next + 1 : next;
        // A bracket that comes first is one of the set.
        int end = text.indexOf(']', first + 1);
        if (end < 0) {
            return false;
        }
        regex.append(first > next ? "[^" : "[");
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            boolean isRange = c == '-' && i > first && i + 1 < end && text.charAt(i - 1) <= text.charAt(i + 1);
            if (isRange) {
                regex.append('-');
            } else {
                literal(c);
            }
        }
        regex.append(']');
        next = end + 1;
        return true;
    }

    /** The parts of a path, between the slashes that are not within braces. */
    static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (c == '/' && depth == 0) {
                parts.add(path.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(path.substring(begin));
        return depth == 0 ? parts : List.of(path.split("/", -1));
    }

    /** The texts that the first braces stand for; the text itself if there are none. */
    static List<String> expanded(String part) {
        int open = -1;
        int depth = 0;
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{' && depth++ == 0) {
                open = i;
                cuts.add(i);
            } else if (c == ',' && depth == 1) {
                cuts.add(i);
            } else if (c == '}' && depth > 0 && --depth == 0) {
                cuts.add(i);
                List<String> expanded = new ArrayList<>();
                for (int cut = 0; cut + 1 < cuts.size(); cut++) {
                    expanded.add(part.substring(0, open)
                            + part.substring(cuts.get(cut) + 1, cuts.get(cut + 1))
                            + part.substring(i + 1));
                }
                return expanded;
            }
        }
        return List.of(part);
    }
}

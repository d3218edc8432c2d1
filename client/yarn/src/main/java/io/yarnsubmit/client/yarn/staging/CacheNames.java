package io.yarnsubmit.client.yarn.staging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of files in a folder of a library cache. {@code 4f3a...-name} is a copy; hidden beside it are its marks
 * {@code .4f3a....used-*}, its condemnation, and a copy that is being written.
 */
final class CacheNames {
    private static final String GENERATION = "([0-9a-f]{16})";
    private static final Pattern COPY = Pattern.compile(GENERATION + "-(.+)");
    private static final Pattern BESIDE = Pattern.compile("\\." + GENERATION + "\\.(used-.*|condemned|tmp)");

    private CacheNames() {}

    static String copy(String generation, String name) {
        return generation + "-" + name;
    }

    static String mark(String generation, String unique) {
        return "." + generation + ".used-" + unique;
    }

    static String condemned(String generation) {
        return "." + generation + ".condemned";
    }

    static String unfinished(String generation) {
        return "." + generation + ".tmp";
    }

    static Matcher ofCopy(String file) {
        return COPY.matcher(file);
    }

    /** Its second group: {@code used-*}, {@code condemned} or {@code tmp}. */
    static Matcher ofCompanion(String file) {
        return BESIDE.matcher(file);
    }
}

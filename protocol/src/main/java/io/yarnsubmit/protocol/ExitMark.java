package io.yarnsubmit.protocol;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The exit status of an application at the end of the diagnostics that YARN keeps. It is read when the staging
 * directory and the ApplicationMaster are gone.
 */
public final class ExitMark {
    private static final Pattern MARK = Pattern.compile("\\s*\\[exit status (\\d{1,3})]\\s*$");

    private ExitMark() {}

    public static String put(String diagnostics, int exitCode) {
        return diagnostics + " [exit status " + exitCode + "]";
    }

    /** The exit status; empty when the ApplicationMaster left none. */
    public static OptionalInt in(String diagnostics) {
        Matcher matcher = MARK.matcher(diagnostics);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The diagnostics without it. */
    public static String without(String diagnostics) {
        return MARK.matcher(diagnostics).replaceFirst("");
    }
}

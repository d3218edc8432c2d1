package io.yarnsubmit.protocol.cause;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The exit status of an application, and why it ended, at the end of the diagnostics that YARN keeps: who comes when staging
 * directory and ApplicationMaster are gone reads it there. {@code ... [exit status 3; driver-exited exitStatus=3]}.
 */
public final class ExitMark {
    private static final Pattern MARK = Pattern.compile("\\s*(\\[exit status (\\d{1,3})(?:; ([^\\[\\]]*))?])\\s*$");

    private ExitMark() {}

    /** The sentence with the mark behind it. */
    public static String put(int exitCode, EndCause cause) {
        return put(cause.sentence(), exitCode, cause);
    }

    /**
     * Words with the mark behind them.
     *
     * @param diagnostics the cause's sentence, maybe cut off
     */
    public static String put(String diagnostics, int exitCode, EndCause cause) {
        return diagnostics + " [exit status " + exitCode + "; " + CauseText.write(cause, diagnostics) + "]";
    }

    /** The exit status; empty when nobody left one. */
    public static OptionalInt in(String diagnostics) {
        Matcher matcher = MARK.matcher(diagnostics);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(2))) : OptionalInt.empty();
    }

    /** The cause; empty when nobody left one, or a newer version one that this one does not know. */
    public static Optional<EndCause> cause(String diagnostics) {
        Matcher matcher = MARK.matcher(diagnostics);
        // One blank is before the mark.
        return matcher.find() && matcher.group(3) != null
                ? CauseText.read(matcher.group(3), diagnostics.substring(0, Math.max(0, matcher.start(1) - 1)))
                : Optional.empty();
    }

    /** The diagnostics without it. */
    public static String without(String diagnostics) {
        return MARK.matcher(diagnostics).replaceFirst("");
    }
}

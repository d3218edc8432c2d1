package io.yarnsubmit.protocol.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes what user code has thrown. The methods of such an exception are user code too: they may throw anything,
 * return null, return a hundred million characters, or lead from one cause to the next for ever. Every text made here has
 * a bound, and nothing is thrown here: what cannot be had is left out. The name of the class is always there.
 *
 * <p>A method that does not return is beyond the reach of this class: callers on whom others wait limit the time.
 */
public final class ThrownText {
    /** What an exception says of itself is cut off after so many characters. */
    public static final int LONGEST_LINE = 8_000;

    /** A stack trace is cut off after so many characters. */
    public static final int LONGEST_TRACE = 128 << 10;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_FRAME = 1_000;
    /** The JVM records as many. */
    private static final int MOST_FRAMES = 1_024;
    /** Causes and suppressed exceptions in one stack trace. */
    private static final int MOST_THROWABLES = 50;

    private static final String CUT = " ...";

    private final StringBuilder text = new StringBuilder();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ThrownText() {}

    /** The name of its class. */
    public static String className(Throwable thrown) {
        return cut(thrown.getClass().getName(), LONGEST_NAME);
    }

    /** What its toString() says; without that, its class, its message, and what is wrong with toString(). */
    public static String line(Throwable thrown) {
        try {
            String said = thrown.toString();
            return said == null ? ownLine(thrown, "returned null") : cut(said, LONGEST_LINE);
        } catch (Throwable e) {
            return ownLine(thrown, "threw " + className(e));
        }
    }

    private static String ownLine(Throwable thrown, String problem) {
        String message = orNull(thrown::getMessage);
        return className(thrown) + (message == null ? "" : ": " + cut(message, LONGEST_LINE)) + " (its toString() "
                + problem + ")";
    }

    /** Its message; empty if there is none. */
    public static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : cut(message, LONGEST_LINE);
        } catch (Throwable e) {
            return "(its getMessage() threw " + className(e) + ")";
        }
    }

    /** Its cause; null also if that cannot be had. */
    public static @Nullable Throwable cause(Throwable thrown) {
        Throwable cause = orNull(thrown::getCause);
        return cause == thrown ? null : cause;
    }

    /** The first frames of its stack trace. */
    public static List<String> frames(Throwable thrown, int most) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : trace(thrown)) {
            if (frames.size() == most) {
                break;
            }
            frames.add(frame(frame));
        }
        return frames;
    }

    /** Its stack trace with causes and suppressed exceptions, as {@link Throwable#printStackTrace()} prints it. */
    public static String stackTrace(Throwable thrown) {
        ThrownText whole = new ThrownText();
        try {
            whole.append(thrown, "", "", new StackTraceElement[0]);
        } catch (Throwable e) {
            // For want of memory.
            return className(thrown);
        }
        return whole.text.toString();
    }

    /** Appends one throwable and all that it leads to; of a chain of causes one after the other. */
    private void append(Throwable first, String title, String indent, StackTraceElement[] outerTrace) {
        Throwable thrown = first;
        String caption = title;
        StackTraceElement[] enclosing = outerTrace;
        while (thrown != null && isRoom(indent)) {
            if (!seen.add(thrown)) {
                text.append(indent).append(caption).append("[CIRCULAR REFERENCE: ");
                text.append(line(thrown)).append("]\n");
                return;
            }
            text.append(indent).append(caption).append(line(thrown)).append('\n');
            StackTraceElement[] trace = trace(thrown);
            appendFrames(trace, enclosing, indent);
            for (Throwable suppressed : thrown.getSuppressed()) {
                if (!isRoom(indent + "\t")) {
                    return;
                }
                append(suppressed, "Suppressed: ", indent + "\t", trace);
            }
            enclosing = trace;
            caption = "Caused by: ";
            thrown = cause(thrown);
        }
    }

    private boolean isRoom(String indent) {
        if (seen.size() < MOST_THROWABLES && text.length() < LONGEST_TRACE && indent.length() < MOST_THROWABLES) {
            return true;
        }
        String rest = indent + "... and more\n";
        if (text.length() < rest.length()
                || !text.substring(text.length() - rest.length()).equals(rest)) {
            text.append(rest);
        }
        return false;
    }

    /** Leaves out the last frames that are those of the enclosing trace too. */
    private void appendFrames(StackTraceElement[] trace, StackTraceElement[] enclosing, String indent) {
        int common = 0;
        while (common < Math.min(trace.length, enclosing.length)
                && trace[trace.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        int shown = Math.min(trace.length - common, MOST_FRAMES);
        for (int i = 0; i < shown && text.length() < LONGEST_TRACE; i++) {
            text.append(indent).append("\tat ").append(frame(trace[i])).append('\n');
        }
        if (shown < trace.length) {
            text.append(indent).append("\t... ").append(trace.length - shown).append(" more\n");
        }
    }

    private static StackTraceElement[] trace(Throwable thrown) {
        StackTraceElement[] trace = orNull(thrown::getStackTrace);
        List<StackTraceElement> usable = new ArrayList<>();
        for (int i = 0; trace != null && i < trace.length && i < 2 * MOST_FRAMES; i++) {
            if (trace[i] != null) {
                usable.add(trace[i]);
            }
        }
        return usable.toArray(new StackTraceElement[0]);
    }

    private static String frame(StackTraceElement frame) {
        String said = orNull(frame::toString);
        return said == null ? "a frame that cannot be shown" : cut(said, LONGEST_FRAME);
    }

    private static <T> @Nullable T orNull(Supplier<? extends @Nullable T> said) {
        try {
            return said.get();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Half of a surrogate pair, which has no place in UTF-8, becomes a question mark. */
    private static String cut(String said, int most) {
        String kept = said.length() <= most ? said : said.substring(0, most) + CUT;
        return new String(kept.getBytes(UTF_8), UTF_8);
    }
}

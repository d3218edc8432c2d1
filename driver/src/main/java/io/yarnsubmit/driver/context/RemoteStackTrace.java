package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates an exception with its causes from the output of {@link Throwable#printStackTrace} on an executor. */
final class RemoteStackTrace {
    private static final String CAUSED_BY = "Caused by: ";
    // at loader/module@version/com.acme.Main.run(Main.java:12)
    private static final Pattern FRAME =
            Pattern.compile("\\tat (?:[^(]*/)?([^(/]+)\\.([^.(]+)\\(([^:)]*)(?::(\\d{1,9}))?\\)");
    /** Longer lines are part of a message. */
    private static final int LONGEST_FRAME = 1_000;

    private RemoteStackTrace() {}

    static RemoteException parse(String exceptionClass, String description, String text) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        for (String line : text.split("\n")) {
            if (line.startsWith(CAUSED_BY)) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(line);
        }
        RemoteException cause = null;
        for (int i = parts.size() - 1; i > 0; i--) {
            String title = parts.get(i).get(0).substring(CAUSED_BY.length());
            int colon = title.indexOf(": ");
            cause = exception(colon < 0 ? title : title.substring(0, colon), title, parts.get(i), cause);
        }
        return exception(exceptionClass, description, parts.get(0), cause);
    }

    private static RemoteException exception(
            String exceptionClass, String description, List<String> lines, @Nullable RemoteException cause) {
        StackTraceElement[] frames = lines.stream()
                .filter(line -> line.length() <= LONGEST_FRAME)
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .map(RemoteStackTrace::frame)
                .toArray(StackTraceElement[]::new);
        RemoteException exception = new RemoteException(exceptionClass, description, frames);
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    private static StackTraceElement frame(Matcher frame) {
        String file = frame.group(3);
        String line = frame.group(4);
        int number = "Native Method".equals(file) ? -2 : line == null ? -1 : Integer.parseInt(line);
        return new StackTraceElement(frame.group(1), frame.group(2), number == -2 ? null : file, number);
    }
}

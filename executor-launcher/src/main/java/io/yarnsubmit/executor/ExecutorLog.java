package io.yarnsubmit.executor;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What the executor says of itself, one plain line each, beside the output of the tasks in the container's log. A logging
 * framework would cost start-up time and meet the user's own.
 */
final class ExecutorLog {
    private final PrintStream out;

    ExecutorLog(PrintStream out) {
        this.out = out;
    }

    void say(String message) {
        out.println(time() + " executor: " + message);
    }

    void say(String message, Throwable failure) {
        say(message + ": " + failure);
        failure.printStackTrace(out);
    }

    /** As Instant writes it, but without the formatter, whose classes would be loaded before the first task. */
    private static String time() {
        long millis = System.currentTimeMillis();
        LocalDateTime time = LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        two(text.append(time.getYear()).append('-'), time.getMonthValue()).append('-');
        two(text, time.getDayOfMonth()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond()).append('.').append(1000 + millis % 1000).append('Z');
        // Leading zeros of the milliseconds: the one that was added goes again.
        return text.deleteCharAt(text.length() - 5).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }
}

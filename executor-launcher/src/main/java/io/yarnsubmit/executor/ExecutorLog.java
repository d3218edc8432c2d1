package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.secrets.SecretMask;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes the executor's own messages, one line each, to the container's log, where the output of tasks goes too. A
 * logging framework would slow down the start and could conflict with the user's.
 */
final class ExecutorLog {
    private final PrintStream out;
    private volatile SecretMask mask = SecretMask.NONE;

    ExecutorLog(PrintStream out) {
        this.out = out;
    }

    /** From now on the user's secrets are hidden: failures of tasks may quote them. */
    void hide(SecretMask secrets) {
        mask = secrets;
    }

    void say(String message) {
        // One write for each line, so that lines of tasks do not come between.
        out.print(time() + " executor: " + mask.mask(message) + "\n");
        out.flush();
    }

    void say(String message, Throwable failure) {
        say(message + ": " + ThrownText.stackTrace(failure).stripTrailing());
    }

    /** The same text as Instant.toString, but without loading the classes of a formatter before the first task. */
    private static String time() {
        long millis = System.currentTimeMillis();
        LocalDateTime time = LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        two(text.append(time.getYear()).append('-'), time.getMonthValue()).append('-');
        two(text, time.getDayOfMonth()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond()).append('.').append(1000 + millis % 1000).append('Z');
        // Removes the 1 that was added for the leading zeros of the milliseconds.
        return text.deleteCharAt(text.length() - 5).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }
}

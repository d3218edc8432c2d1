package io.yarnsubmit.executor;

import java.io.PrintStream;
import java.time.Instant;

/**
 * What the executor says of itself, one plain line each, beside the output of the tasks in the container's log. A logging
 * framework would cost start-up time and meet the user's own.
 */
final class Log {
    private final PrintStream out;

    Log(PrintStream out) {
        this.out = out;
    }

    void say(String message) {
        out.println(Instant.now() + " executor: " + message);
    }

    void say(String message, Throwable failure) {
        say(message + ": " + failure);
        failure.printStackTrace(out);
    }
}

package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Ends a driver process that has begun to end and cannot, because a shutdown hook does not return. Nobody else would: to its
 * host it is a driver like any other. The status that it was to end with is lost with it: the JVM tells it to nobody.
 */
public final class ShutdownHookTimeout {
    /** As for a process that was ended by force from outside, which this is but for the signal. */
    private static final int ENDED_BY_FORCE = 137;

    private ShutdownHookTimeout() {}

    /** When the process has begun to end. */
    public static void watch(Duration limit, FailureFile failureFile, PrintStream out) {
        LingeringThreads.later("hook-limit", limit.toMillis(), () -> {
            String message = message(limit, LingeringThreads.ofEnding());
            out.println("yarn-submit: " + message);
            failureFile.hung(message);
            Runtime.getRuntime().halt(ENDED_BY_FORCE);
        });
    }

    static String message(Duration limit, List<String> names) {
        return "the driver was ended by force: a shutdown hook of its had not returned for " + limit.toSeconds()
                + " s ("
                + ConfigKeys.DRIVER_STOP_TIMEOUT.name() + ")"
                + (names.isEmpty() ? "" : ". Threads that still ran: " + LingeringThreads.listed(names));
    }
}

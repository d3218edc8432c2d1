package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Kills a driver process that is ending but cannot, because a shutdown hook does not return. Nobody else would: to its
 * host it looks like any other running driver. Its intended exit status is lost, because the JVM does not reveal it.
 */
public final class ShutdownHookTimeout {
    /** The status of a process killed by SIGKILL. */
    private static final int ENDED_BY_FORCE = 137;

    private ShutdownHookTimeout() {}

    /** To be called when the process begins to end. */
    public static void watch(Duration limit, FailureFile failureFile, PrintStream out) {
        LingeringThreads.later("hook-limit", limit.toMillis(), () -> {
            try {
                String message = message(limit, LingeringThreads.blockingThreads());
                out.println("yarn-submit: " + message);
                failureFile.hung(message);
            } finally {
                Runtime.getRuntime().halt(ENDED_BY_FORCE);
            }
        });
    }

    static String message(Duration limit, List<String> names) {
        return "the driver was killed: one of its shutdown hooks had not returned for " + limit.toSeconds()
                + " s ("
                + ConfigKeys.DRIVER_STOP_TIMEOUT.name() + ")"
                + (names.isEmpty() ? "" : ". Threads that were still running: " + LingeringThreads.listed(names));
    }
}

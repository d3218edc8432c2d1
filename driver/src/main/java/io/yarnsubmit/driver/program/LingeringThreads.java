package io.yarnsubmit.driver.program;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Says which threads keep the process from ending, some time after main has returned: a common riddle. */
public final class LingeringThreads {
    private static final long PATIENCE_MILLIS = 5_000;

    private LingeringThreads() {}

    /** When main has returned. */
    public static void watch(PrintStream out) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                        out.println(message(names(Thread.getAllStackTraces().keySet())));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "lingering-threads");
        watcher.setDaemon(true);
        watcher.start();
    }

    static List<String> names(Iterable<Thread> threads) {
        List<String> names = new java.util.ArrayList<>();
        for (Thread thread : threads) {
            // The JVM's own one that waits for the others; main became it.
            if (!thread.isDaemon() && thread.isAlive() && !thread.getName().equals("DestroyJavaVM")) {
                names.add(thread.getName());
            }
        }
        names.sort(null);
        return names;
    }

    static String message(List<String> names) {
        return "yarn-submit: main has returned, but the driver goes on because of "
                + (names.size() == 1 ? "a thread that is" : names.size() + " threads that are")
                + " not a daemon: "
                + names.stream().limit(10).collect(Collectors.joining(", "))
                + (names.size() > 10 ? ", ..." : "")
                + ". Shut down its executor service, or call System.exit.";
    }
}

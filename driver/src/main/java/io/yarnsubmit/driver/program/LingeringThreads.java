package io.yarnsubmit.driver.program;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says which threads keep the process from ending, some time after it should have: a common riddle. */
public final class LingeringThreads {
    private static final long PATIENCE_MILLIS = 5_000;

    private LingeringThreads() {}

    /** When main has returned. */
    public static void watch(PrintStream out) {
        // None: the process is ending, and waits for a shutdown hook.
        watch("lingering-threads", names -> names.isEmpty() ? "" : message(names), out);
    }

    /** When the process is ending, and our part of that is done. */
    public static void watchEnding(PrintStream out) {
        watch("slow-hooks", LingeringThreads::endingMessage, out);
    }

    private static void watch(String name, Function<List<String>, String> message, PrintStream out) {
        later(name, PATIENCE_MILLIS, () -> {
            String text = message.apply(ofEnding());
            if (!text.isEmpty()) {
                out.println(text);
            }
        });
    }

    /** Does something after a while, on a thread of its own, unless the process has ended by then. */
    static void later(String name, long millis, Runnable work) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        Thread.sleep(millis);
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The names of the threads that keep a process from ending, once it has begun to. */
    static List<String> ofEnding() {
        return names(waitedFor(Thread.getAllStackTraces()));
    }

    /** Without the one that called System.exit, which waits itself. */
    private static List<Thread> waitedFor(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue())
                        .noneMatch(frame -> frame.getClassName().equals("java.lang.Shutdown")))
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<String> names(Iterable<Thread> threads) {
        List<String> names = new ArrayList<>();
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
                + " not a daemon: " + listed(names)
                + ". Shut down its executor service, or call System.exit.";
    }

    static String endingMessage(List<String> names) {
        return "yarn-submit: the driver is ending, but a shutdown hook of its has not returned for "
                + PATIENCE_MILLIS / 1_000 + " s, and the application waits for it."
                + (names.isEmpty() ? "" : " Threads that still run: " + listed(names));
    }

    static String listed(List<String> names) {
        return names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", ..." : "");
    }
}

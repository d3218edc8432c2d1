package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports which threads prevent the process from ending, some time after it should have ended. */
public final class LingeringThreads {
    private static final long DELAY_MILLIS = 5_000;

    private LingeringThreads() {}

    /** To be called when main has returned. */
    public static void watch(PrintStream out) {
        // If there are none, the process is ending and waits for a shutdown hook.
        watch("lingering-threads", names -> names.isEmpty() ? "" : message(names), out);
    }

    /** To be called when the process is ending and our own shutdown work is done. */
    public static void watchEnding(PrintStream out) {
        watch("slow-hooks", LingeringThreads::endingMessage, out);
    }

    private static void watch(String name, Function<List<String>, String> message, PrintStream out) {
        later(name, DELAY_MILLIS, () -> {
            String text = message.apply(blockingThreads());
            if (!text.isEmpty()) {
                out.println(text);
            }
        });
    }

    /** Runs work after a delay on a separate daemon thread. */
    static void later(String name, long millis, Runnable work) {
        OwnThreads.start(name, OwnThreads.NOT_MISSED, () -> {
            try {
                Thread.sleep(millis);
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The names of the threads that prevent an ending process from ending. */
    static List<String> blockingThreads() {
        return names(waitedFor(Thread.getAllStackTraces()));
    }

    /** Leaves out the thread that called System.exit, which only waits. */
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
            // DestroyJavaVM is the JVM's thread that waits for the others.
            if (!thread.isDaemon() && thread.isAlive() && !thread.getName().equals("DestroyJavaVM")) {
                names.add(thread.getName());
            }
        }
        names.sort(null);
        return names;
    }

    static String message(List<String> names) {
        return "yarn-submit: main has returned, but the driver keeps running because of "
                + (names.size() == 1 ? "a non-daemon thread" : names.size() + " non-daemon threads")
                + ": " + listed(names)
                + ". Shut down its executor service, or call System.exit.";
    }

    static String endingMessage(List<String> names) {
        return "yarn-submit: the driver is ending, but one of its shutdown hooks has not returned for "
                + DELAY_MILLIS / 1_000 + " s, and the application waits for it."
                + (names.isEmpty() ? "" : " Threads that are still running: " + listed(names));
    }

    static String listed(List<String> names) {
        return names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", ..." : "");
    }
}

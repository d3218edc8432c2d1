package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Fails by exceptions whose own methods fail, or that are huge. Its argument says where. */
public final class OddFailures {
    private static final int HUGE = 150_000_000;

    private OddFailures() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "tasks" -> tasks();
            case "hugeTask" -> hugeTask();
            case "hugeMain" -> throw new IllegalStateException("x".repeat(HUGE));
            case "oddMain" -> oddMain();
            case "oddStart" -> System.out.println(OddStart.VALUE);
            case "hugeResult" -> hugeResult(Integer.parseInt(args[1]));
            case "hugeStatus" -> hugeStatus();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Each fails in another way, on the one slot; then an ordinary call. */
    private static void tasks() throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(new OddListener());
            fail(context, "toString", () -> {
                throw new Odd("toString");
            });
            fail(context, "getMessage", () -> {
                throw new Odd("getMessage");
            });
            fail(context, "getCause", () -> {
                throw new Odd("getCause");
            });
            fail(context, "getStackTrace", () -> {
                throw new Odd("getStackTrace");
            });
            fail(context, "writeObject", () -> {
                throw new Odd("writeObject");
            });
            fail(context, "streams", () -> {
                System.setOut(null);
                System.setErr(new PrintStream(PrintStream.nullOutputStream()) {
                    @Override
                    public void println(String line) {
                        throw new StackOverflowError();
                    }
                });
                Thread.setDefaultUncaughtExceptionHandler(null);
                Thread.currentThread().setContextClassLoader(null);
                Thread.currentThread().interrupt();
                throw new ThreadDeath();
            });
            System.out.println("sum "
                    + context.map(List.of(1, 2, 3), x -> x * x).stream()
                            .mapToInt(x -> x)
                            .sum());
            System.out.println("executors "
                    + context.executors().list().stream().map(ExecutorInfo::id).toList());
        }
    }

    private static void fail(DriverContext context, String what, Task<?> task) {
        try {
            context.submit(task).join();
        } catch (TaskException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    private static void hugeTask() {
        try (DriverContext context = DriverContext.open()) {
            context.submit(() -> {
                        throw new IllegalStateException("x".repeat(HUGE));
                    })
                    .join();
        }
    }

    /** Throws while a thread lives that the JVM would wait for. */
    private static void oddMain() {
        new Thread(OddFailures::sleep, "lingering").start();
        throw new Odd("getMessage");
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hugeResult(int elements) {
        try (DriverContext context = DriverContext.open()) {
            try {
                context.submit(() -> new Object[elements]).join();
            } catch (TaskException e) {
                System.out.println(e.getMessage());
            }
            System.out.println("next " + context.submit(() -> 1).join());
        }
    }

    private static void hugeStatus() {
        try (DriverContext context = DriverContext.open()) {
            context.status("s".repeat(HUGE));
            System.out.println("next " + context.submit(() -> 1).join());
        }
    }

    /** One of its methods fails. */
    private static final class Odd extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String method;

        Odd(String method) {
            super("odd");
            this.method = method;
        }

        private void failIn(String called) {
            if (called.equals(method)) {
                throw new AssertionError(called);
            }
        }

        @Override
        public String toString() {
            return method.equals("toString") ? null : super.toString();
        }

        @Override
        public String getMessage() {
            failIn("getMessage");
            return super.getMessage();
        }

        @Override
        public synchronized Throwable getCause() {
            if (method != null) {
                failIn("getCause");
            }
            return super.getCause();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            failIn("getStackTrace");
            return super.getStackTrace();
        }

        private void writeObject(ObjectOutputStream out) {
            failIn("writeObject");
            throw new StackOverflowError();
        }
    }

    /** Cannot be initialized. */
    private static final class OddStart {
        static final Object VALUE = fail();

        private static Object fail() {
            throw new Odd("toString");
        }
    }

    /** Fails whenever it hears something. */
    private static final class OddListener implements ExecutorListener {
        @Override
        public void registered(ExecutorInfo executor) {
            throw new Odd("toString");
        }

        @Override
        public void lost(ExecutorLoss loss) {
            throw new StackOverflowError();
        }
    }
}

package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.failure.ThrownText;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells of an exception that main has thrown, to the host and on standard error. The methods of the exception, a handler
 * that the user has installed, and standard error are user code: whatever they do, the process ends afterwards.
 */
public final class UncaughtInMain {
    /** Its own methods may take so long; a handler may take any time, as without yarn-submit. */
    private static final Duration LONGEST_DESCRIPTION = Duration.ofSeconds(20);

    private final FailureFile file;
    private final PrintStream err;
    private final Runnable exit;
    private volatile boolean described;

    /**
     * @param err standard error as long as the user's cannot be used
     * @param exit ends the process, from any thread
     */
    public UncaughtInMain(FailureFile file, PrintStream err, Runnable exit) {
        this.file = file;
        this.err = err;
        this.exit = exit;
    }

    /** To be called on the main thread, which ends the process by it. */
    public void handle(Throwable thrown) {
        try {
            file.thrown(thrown);
            limitDescription(thrown);
            StackTraceTrimmer.trim(thrown);
            file.described(thrown);
            String text = ThrownText.stackTrace(thrown);
            described = true;
            tell(thrown, text);
        } finally {
            exit.run();
        }
    }

    private void limitDescription(Throwable thrown) {
        try {
            LingeringThreads.later(
                    "description-limit", LONGEST_DESCRIPTION.toMillis(), () -> endUnlessDescribed(thrown));
        } catch (OutOfMemoryError e) {
            // No thread can be made, which may be what main has thrown.
            return;
        }
    }

    private void endUnlessDescribed(Throwable thrown) {
        if (!described) {
            err.print("yarn-submit: main has thrown " + ThrownText.className(thrown)
                    + ", whose methods do not return; the driver ends\n");
            exit.run();
        }
    }

    /** Prints the exception like the JVM, unless the user has installed a handler. */
    private void tell(Throwable thrown, String text) {
        Thread main = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = main.getUncaughtExceptionHandler();
        try {
            if (handler == main.getThreadGroup() && Thread.getDefaultUncaughtExceptionHandler() == null) {
                System.err.print("Exception in thread \"" + main.getName() + "\" " + text);
                System.err.flush();
            } else {
                handler.uncaughtException(main, thrown);
            }
        } catch (Throwable e) {
            err.print("Exception in thread \"" + main.getName() + "\" " + text
                    + "yarn-submit: it could not be told in the usual way: " + ThrownText.line(e) + "\n");
        }
    }
}

package io.yarnsubmit.driver;

import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.failure.ThrownText;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens when a thread of ours fails in the driver process. A full heap ends the process, because nobody knows what
 * was left undone: executors, jobs or the ApplicationMaster would wait for ever. Other failures are defects: they are
 * reported, the loop goes on, and pools replace their threads.
 */
final class ThreadFailureHandler implements Thread.UncaughtExceptionHandler {
    private final FailureFile file;
    private final PrintStream err;
    private final AtomicBoolean ending = new AtomicBoolean();

    ThreadFailureHandler(FailureFile file, PrintStream err) {
        this.file = file;
        this.err = err;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (!OutOfMemory.isIn(failure)) {
            err.print("yarn-submit: a defect in the driver process (thread " + thread.getName()
                    + "); please report it\n" + ThrownText.stackTrace(failure));
            err.flush();
        } else if (ending.compareAndSet(false, true)) {
            end(thread, failure);
        }
    }

    private void end(Thread thread, Throwable failure) {
        try {
            String message = "the driver's Java heap is full (" + ThrownText.line(failure) + " in thread "
                    + thread.getName() + "), so the driver was ended. Raise --driver-memory, or fetch less at a time";
            err.print("yarn-submit: " + message + "\n");
            file.outOfMemory(message);
        } finally {
            // Without shutdown hooks, which may need memory too; the ApplicationMaster stops the executors.
            Runtime.getRuntime().halt(OutOfMemory.EXIT_STATUS);
        }
    }
}

package io.yarnsubmit.appmaster.events;

import io.yarnsubmit.appmaster.driverhost.DriverListener;
import io.yarnsubmit.appmaster.failure.InternalFailure;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes the events of the hosted driver process to the life cycle. Thread-safe. */
public final class DriverProcessListener implements DriverListener {
    private static final int SIGNAL = 128;
    // A NodeManager signals all processes of a container: a driver that was killed may be killed because this one is.
    private static final Duration SIGNALS_TO_ALL = Duration.ofMillis(300);

    private final Inbox<LifecycleShell> lifecycle;
    private final JournalEntries journal;
    private final InternalFailure failure;
    private final Consumer<Runnable> beforeEnd;
    private volatile boolean processEnds;

    /** @param beforeEnd does what comes before the driver's end is told, and then calls what tells it */
    public DriverProcessListener(
            Inbox<LifecycleShell> lifecycle,
            JournalEntries journal,
            InternalFailure failure,
            Consumer<Runnable> beforeEnd) {
        this.lifecycle = lifecycle;
        this.journal = journal;
        this.failure = failure;
        this.beforeEnd = beforeEnd;
    }

    /** This process was told to end, so the end of its driver says nothing about the application. */
    public void processEnds() {
        processEnds = true;
    }

    @Override
    public void driverStarted() {
        lifecycle.post(shell -> {
            journal.driverStarted();
            shell.driverStarted();
        });
    }

    @Override
    public void driverEnded(int exitStatus, @Nullable DriverFailure left) {
        beforeEnd.accept(() -> tellEnd(exitStatus, left));
    }

    private void tellEnd(int exitStatus, @Nullable DriverFailure left) {
        lifecycle.post(exitStatus > SIGNAL ? SIGNALS_TO_ALL : Duration.ZERO, shell -> {
            if (!failure.hasFailed() && !processEnds) {
                journal.driverEnded(exitStatus, left);
                shell.driverEnded(exitStatus, left);
            }
        });
    }
}

package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the life cycle's actions on the staging directory, on threads of its own: a file system can be slow. */
final class StagingDuties {
    private static final Logger log = LoggerFactory.getLogger(StagingDuties.class);
    private static final int TAIL_BYTES = 64 << 10;

    private final PlanView view;
    private final Staging staging;
    private final DriverOutputFiles output;
    private final Inbox<LifecycleShell> lifecycle;
    private final UncaughtExceptionHandler onDefect;

    StagingDuties(
            PlanView view,
            Staging staging,
            DriverOutputFiles output,
            Inbox<LifecycleShell> lifecycle,
            UncaughtExceptionHandler onDefect) {
        this.view = view;
        this.staging = staging;
        this.output = output;
        this.lifecycle = lifecycle;
        this.onDefect = onDefect;
    }

    void keepEnding(ApplicationEnd ending) {
        onThread(() -> staging.keepEnding(ending.toOutcome()));
    }

    void leaveOutcome(ApplicationEnd ending) {
        onThread(() -> {
            boolean left = staging.leaveToClient(withTails(ending));
            lifecycle.post(shell -> shell.outcomeLeft(left));
        });
    }

    void dispose(ApplicationEnd ending, boolean told) {
        onThread(() -> {
            boolean forClient = view.plan().getClientWaits() && (told || staging.leaveToClient(withTails(ending)));
            if (!forClient) {
                staging.delete();
            }
            lifecycle.post(LifecycleShell::stagingDisposed);
        });
    }

    private Outcome withTails(ApplicationEnd ending) throws IOException {
        Outcome.Builder outcome = ending.toOutcome().toBuilder();
        if (view.hostsDriver()) {
            outcome.setStdoutBytes(DriverOutputFiles.length(output.stdout()))
                    .setStderrBytes(DriverOutputFiles.length(output.stderr()))
                    .setOutputDiskFull(output.isDiskFull());
            outcome.setStdoutTail(DriverOutputFiles.tail(output.stdout(), TAIL_BYTES));
            outcome.setStderrTail(DriverOutputFiles.tail(output.stderr(), TAIL_BYTES));
        }
        return outcome.build();
    }

    private void onThread(FileWork work) {
        OwnThreads.start("staging", onDefect, () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                // The life cycle does not wait for it for long.
                log.warn("the staging directory could not be prepared or removed", e);
            }
        });
    }

    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }
}

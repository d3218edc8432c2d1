package io.yarnsubmit.client.run;

import io.yarnsubmit.client.summary.FinalReport;
import java.util.Optional;

/** An application that is over, or that its client has left. */
public final class FollowedRun {
    private final int exitCode;
    private final StartedApplication application;

    FollowedRun(int exitCode, StartedApplication application) {
        this.exitCode = exitCode;
        this.application = application;
    }

    /** The exit status for the command. */
    public int exitCode() {
        return exitCode;
    }

    /** How it ended, according to the place where it ran, if that answers. */
    public Optional<FinalReport> ending() throws InterruptedException {
        return application.ending();
    }
}

package io.yarnsubmit.client.run;

import io.yarnsubmit.client.summary.FinalReport;
import java.util.Optional;

/** An application that is over, or that its client leaves. */
public final class FollowedRun {
    private final int exitCode;
    private final StartedApplication application;

    FollowedRun(int exitCode, StartedApplication application) {
        this.exitCode = exitCode;
        this.application = application;
    }

    /** What the command is to end with. */
    public int exitCode() {
        return exitCode;
    }

    /** How it ended, as the place where it ran says, if that can be asked. */
    public Optional<FinalReport> ending() throws InterruptedException {
        return application.ending();
    }
}

package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What every client receives.
 *
 * @param output null in client mode
 * @param stdoutEnd where standard output ends; {@link Long#MAX_VALUE} while the driver runs
 */
record FeedContent(
        ApplicationStatus status,
        @Nullable DriverOutputFiles output,
        long stdoutEnd,
        long stderrEnd,
        @Nullable Outcome outcome) {

    FeedContent withStatus(ApplicationStatus newStatus) {
        return new FeedContent(newStatus, output, stdoutEnd, stderrEnd, outcome);
    }

    /** The driver has ended: what its files hold now is all. */
    FeedContent withOutcome(Outcome newOutcome) {
        return output == null
                ? new FeedContent(status, null, 0, 0, newOutcome)
                : new FeedContent(
                        status,
                        output,
                        DriverOutputFiles.length(output.stdout()),
                        DriverOutputFiles.length(output.stderr()),
                        newOutcome);
    }
}

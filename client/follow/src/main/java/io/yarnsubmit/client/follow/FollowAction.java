package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.ApplicationView.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverFailure;
import org.jspecify.annotations.Nullable;

/** What {@link FollowCore} decides. */
sealed interface FollowAction {
    /** Connect to the ApplicationMaster; a former connection is dropped. */
    record Attach(AmAddress address) implements FollowAction {}

    /** Tell the driver process where the ApplicationMaster is. */
    record WriteAddress(AmAddress address) implements FollowAction {}

    /** Start the driver process on this machine. */
    record StartDriver() implements FollowAction {}

    /** End the driver process on this machine, politely at first. */
    record StopDriver() implements FollowAction {}

    /** Tell the ApplicationMaster how the driver ended. */
    record TellDriverEnded(int exitCode, @Nullable DriverFailure failure) implements FollowAction {}

    /** Ask the ApplicationMaster to end the application as killed. */
    record AskToEnd(String reason) implements FollowAction {}

    /**
     * Have the ResourceManager kill the application.
     *
     * @param reason for whoever asks later; empty for none
     */
    record KillApplication(String reason) implements FollowAction {
        KillApplication() {
            this("");
        }
    }

    /** Tell the ApplicationMaster that its outcome has arrived. */
    record AcknowledgeOutcome() implements FollowAction {}

    /** Leave a sign of life for an ApplicationMaster that cannot be reached. */
    record TouchPresence() implements FollowAction {}

    /** Look for the outcome that an ApplicationMaster left in the staging directory; answered by an event. */
    record ReadLeftOutcome() implements FollowAction {}

    /** Find out why the application is not started yet; answered by an event, also when nothing was found. */
    record AskWhy() implements FollowAction {}

    /** The output of a new attempt's driver begins at its beginning. */
    record ForgetOutputOffsets() implements FollowAction {}

    /** A line that stays. */
    record Say(String line) implements FollowAction {}

    /**
     * What goes on now.
     *
     * @param gist the status without details that change all the time
     */
    record Show(String status, String gist) implements FollowAction {
        Show(String status) {
            this(status, status);
        }
    }

    /** What goes on now, as the ApplicationMaster says. */
    record ShowStatus(ApplicationStatus status) implements FollowAction {}

    /** Something went wrong: a line that stays, and is said also to those who want no others. */
    record Complain(String line) implements FollowAction {}

    /** Over. */
    record Finish(int exitCode) implements FollowAction {}
}

package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;

/** Hears how an application goes on, on the follower's loop: it must not block. */
public interface FollowObserver {
    /** What the ResourceManager says, each time it was asked. */
    default void onReport(ApplicationView view) {}

    /** What the ApplicationMaster says. */
    default void onStatus(ApplicationStatus status) {}

    /** How the ApplicationMaster says that the application ended. */
    default void onOutcome(Outcome outcome) {}
}

package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;

/** Observes an application, on the follower's loop: it must not block. */
public interface FollowObserver {
    /** Each answer of the ResourceManager. */
    default void onReport(ApplicationView view) {}

    /** Each status of the ApplicationMaster. */
    default void onStatus(ApplicationStatus status) {}

    /** The outcome, as the ApplicationMaster reports it. */
    default void onOutcome(Outcome outcome) {}
}

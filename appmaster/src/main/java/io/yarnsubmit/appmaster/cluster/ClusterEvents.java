package io.yarnsubmit.appmaster.cluster;

/** What the cluster says. Called on the event loop. */
public interface ClusterEvents {
    /** The ResourceManager has answered, and there is something in it. */
    void answered(ClusterAnswer answer);

    void startAccepted(String container);

    void startFailed(String container, String message);

    /** The ResourceManager refuses what is asked for; asking again would not help. */
    void asksRefused(String message);

    /** The ResourceManager does not know this attempt any more, or cannot be reached for good. */
    void attemptLost(String message);

    void unregistered();
}

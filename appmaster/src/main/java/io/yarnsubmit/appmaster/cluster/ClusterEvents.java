package io.yarnsubmit.appmaster.cluster;

/** The events of the cluster. Called on the event loop. */
public interface ClusterEvents {
    /** The ResourceManager has answered, with content. */
    void answered(ClusterAnswer answer);

    void startAccepted(String container);

    void startFailed(String container, String message);

    /** The ResourceManager refuses the requests; asking again would not help. */
    void asksRefused(String message);

    /** The ResourceManager does not know this attempt any more, or cannot be reached for good. */
    void attemptLost(String message);

    void unregistered();
}

package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.allocation.Grant;
import java.util.List;

/** What the cluster says. Called on threads of the {@link YarnCluster}. */
public interface ClusterEvents {
    void granted(List<Grant> grants);

    void completed(String container, int exitStatus, String diagnostics);

    void startAccepted(String container);

    void startFailed(String container, String message);

    /** The ResourceManager refuses what is asked for; asking again would not help. */
    void asksRefused(String message);

    /** The ResourceManager does not know this attempt any more, or cannot be reached for good. */
    void attemptLost(String message);

    void unregistered();

    /** Something that must not be: a defect. */
    void failed(Throwable cause);
}

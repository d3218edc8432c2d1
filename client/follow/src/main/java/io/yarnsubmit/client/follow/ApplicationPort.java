package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;
import java.util.Optional;

/** What a follower needs of the cluster, for one application. Calls may block; thread-safe. */
public interface ApplicationPort {
    /** Asks the ResourceManager. */
    ApplicationView report() throws IOException;

    /** Has the ResourceManager kill the application. */
    void kill() throws IOException;

    /**
     * The same, with a reason for later queries.
     *
     * @param reason with the exit status at its end
     */
    default void kill(String reason) throws IOException {
        kill();
    }

    /** Writes a sign of life into the staging directory. */
    void touchPresence() throws IOException;

    /** Why it is not started yet, if that is known. Takes seconds at most. */
    default Optional<WaitingCause> whyItWaits() throws IOException {
        return Optional.empty();
    }

    /** The outcome that an ApplicationMaster left because it could not tell its client. */
    Optional<Outcome> leftOutcome() throws IOException;
}

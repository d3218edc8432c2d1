package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;

/** The application's folder, which its next attempt and its client can read. The last of its users deletes it. */
public interface Staging {
    /** Deletes the folder, if it still exists. */
    void delete() throws IOException;

    /**
     * For a waiting client that could not be told: leaves the outcome, if the client gave a sign of life in the last
     * minute.
     *
     * @return whether the client is there
     */
    boolean leaveToClient(Outcome outcome) throws IOException;

    /** For the next attempt, if any: writes how the application ended. Does not create the folder again if it is gone. */
    void keepEnding(Outcome outcome) throws IOException;
}

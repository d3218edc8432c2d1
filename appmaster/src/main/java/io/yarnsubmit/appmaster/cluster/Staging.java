package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;

/** The application's folder, which its next attempt and its client can read. Whoever of those who use it is last deletes it. */
public interface Staging {
    /** Deletes the folder. One that is gone is fine. */
    void delete() throws IOException;

    /**
     * For a client that waits and could not be told: leaves it the outcome, when it showed in the last minute that it is
     * there.
     *
     * @return whether it is there
     */
    boolean leaveToClient(Outcome outcome) throws IOException;

    /** For the next attempt, if there is one: how the application ended. Does not bring back a folder that is gone. */
    void keepEnding(Outcome outcome) throws IOException;
}

package io.yarnsubmit.client;

/** Where an application is that a program has submitted. It only moves on, and ends in one of the last four. */
public enum ApplicationState {
    /** YARN has taken it. */
    ACCEPTED,
    /** Its ApplicationMaster runs. */
    RUNNING,
    /** The driver ended with 0. */
    SUCCEEDED,
    /** It ended otherwise. */
    FAILED,
    /** It was ended, by this program or by somebody else. */
    KILLED,
    /** It runs on without this program. */
    DETACHED;

    /** Whether nothing follows. */
    public boolean isFinal() {
        return compareTo(SUCCEEDED) >= 0;
    }
}

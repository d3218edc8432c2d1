package io.yarnsubmit.client;

/** The state of an application that a program submitted. It only moves forward, and ends in one of the last four. */
public enum ApplicationState {
    /** YARN has taken it. */
    ACCEPTED,
    /** Its ApplicationMaster runs. */
    RUNNING,
    /** The driver ended with 0. */
    SUCCEEDED,
    /** It failed. */
    FAILED,
    /** It was ended, by this program or by another user. */
    KILLED,
    /** It continues without this program. */
    DETACHED;

    /** Whether it is final. */
    public boolean isFinal() {
        return compareTo(SUCCEEDED) >= 0;
    }
}

package io.yarnsubmit.client.follow;

/** What a client that goes leaves on the cluster. */
public enum Leaves {
    /** The application is over, or ends on its own. */
    NOTHING,
    /** It runs on, as it is to. */
    RUNNING,
    /** It is to end, and nobody has agreed to that. */
    UNSURE
}

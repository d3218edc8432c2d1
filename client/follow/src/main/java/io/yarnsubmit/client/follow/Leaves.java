package io.yarnsubmit.client.follow;

/** What a client leaves on the cluster when it goes. */
public enum Leaves {
    /** The application is over, or ends on its own. */
    NOTHING,
    /** The application continues, as intended. */
    RUNNING,
    /** The application should end, and neither YARN nor its ApplicationMaster has confirmed that. */
    UNSURE
}

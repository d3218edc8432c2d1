package io.yarnsubmit.client.follow;

import io.yarnsubmit.api.DeployMode;

/** What a client is to the application that it follows. */
public enum Role {
    /** It runs the driver: client mode. */
    HOST,
    /** It submitted the application, and ends it when it is told to end: cluster mode. */
    OWNER,
    /** It only watches, and leaves the application alone. */
    VISITOR;

    /** The role of the client that submits. */
    public static Role of(DeployMode mode) {
        return mode == DeployMode.CLIENT ? HOST : OWNER;
    }
}

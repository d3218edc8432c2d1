package io.yarnsubmit.api;

/** Where the driver runs. */
public enum DeployMode {
    /** On the machine that submits, as a child of the {@code yarn-submit} process. */
    CLIENT,
    /** On the cluster, as a child of the ApplicationMaster. */
    CLUSTER
}

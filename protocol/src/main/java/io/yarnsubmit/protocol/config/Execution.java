package io.yarnsubmit.protocol.config;

/** What YARN promises executors. */
public enum Execution {
    GUARANTEED,
    OPPORTUNISTIC,
    PROMOTED
}

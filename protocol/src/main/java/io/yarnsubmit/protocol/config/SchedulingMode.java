package io.yarnsubmit.protocol.config;

/** How jobs share executors. */
public enum SchedulingMode {
    FIFO,
    FAIR
}

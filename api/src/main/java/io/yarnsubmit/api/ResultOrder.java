package io.yarnsubmit.api;

/** The order in which the outputs of a stage are read. */
public enum ResultOrder {
    /** By the tasks' indexes, so always the same. A slow task delays the outputs after it. */
    OF_TASKS,
    /** In the order in which the tasks end. */
    OF_COMPLETION
}

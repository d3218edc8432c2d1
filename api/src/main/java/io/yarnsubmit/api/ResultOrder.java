package io.yarnsubmit.api;

/** In which order the outputs of a stage are read. */
public enum ResultOrder {
    /** By the tasks' indexes: always the same. A slow task holds up those after it. */
    OF_TASKS,
    /** As they come: nothing waits that is there. */
    OF_COMPLETION
}

package io.yarnsubmit.api;

/** Hears of a group's executors. Called on one thread, in order; must not block. */
public interface ExecutorListener {
    /** An executor is there and can run tasks. */
    default void registered(ExecutorInfo executor) {}

    /** An executor is gone. Also said of one that ended before it registered. */
    default void lost(ExecutorLoss loss) {}
}

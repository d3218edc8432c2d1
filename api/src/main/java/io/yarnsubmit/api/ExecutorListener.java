package io.yarnsubmit.api;

/** Is told when executors of a group come and go. Called on one thread, in order; must not block. */
public interface ExecutorListener {
    /** An executor has registered and can run tasks. */
    default void registered(ExecutorInfo executor) {}

    /** An executor is gone. Also called for an executor that ended before it registered. */
    default void lost(ExecutorLoss loss) {}
}

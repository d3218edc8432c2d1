package io.yarnsubmit.api;

/** Is told when executors of a group come and go. Called on one thread, in order; must not block. */
public interface ExecutorListener {
    /** An executor has registered and can run tasks. */
    default void registered(ExecutorInfo executor) {}

    /**
     * An executor gets no new tasks, and ends when it has none left, or sooner if the cluster takes it.
     *
     * @param why for people: fewer are needed, or the cluster wants it back
     */
    default void draining(ExecutorInfo executor, String why) {}

    /** A draining executor stays after all, because it is needed again. */
    default void drainCancelled(ExecutorInfo executor) {}

    /** An executor is gone. Also called for an executor that ended before it registered. */
    default void lost(ExecutorLoss loss) {}
}

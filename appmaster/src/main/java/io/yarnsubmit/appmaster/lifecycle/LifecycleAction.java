package io.yarnsubmit.appmaster.lifecycle;

/** What the {@link LifecycleCore} wants done. */
public sealed interface LifecycleAction {

    /** Start the driver process, in cluster mode. */
    record StartDriver() implements LifecycleAction {}

    /** Ask the driver process to end (SIGTERM). */
    record StopDriver() implements LifecycleAction {}

    /** End the driver process now (SIGKILL). */
    record KillDriver() implements LifecycleAction {}

    /** Ask for no more containers, give back those that are not in use. Running executors end by themselves. */
    record EndAllocation() implements LifecycleAction {}

    /** Stop the executors that still run. */
    record StopExecutors() implements LifecycleAction {}

    /** Tell clients, when they have all of the driver's output. Answered by clients that were told. */
    record AnnounceOutcome(Ending ending) implements LifecycleAction {}

    /** Tell the ResourceManager. Answered by unregistered. */
    record Unregister(Ending ending) implements LifecycleAction {}

    /**
     * Take away the staging directory, or leave it to a client that is there. Answered by staging disposed.
     *
     * @param told whether a client has the outcome
     */
    record DisposeStaging(Ending ending, boolean told) implements LifecycleAction {}

    /** End this process. */
    record Exit(int status) implements LifecycleAction {}
}

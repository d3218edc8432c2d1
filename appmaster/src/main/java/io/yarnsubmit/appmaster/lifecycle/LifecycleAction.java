package io.yarnsubmit.appmaster.lifecycle;

/** What the {@link LifecycleCore} decides. */
public sealed interface LifecycleAction {
    /** Has it carried out. */
    void carryOut(LifecycleDuties duties);

    /** Start the driver process, in cluster mode. Its main is not called before it has the address. */
    record StartDriver() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.startDriver();
        }
    }

    /** Tell the driver process where this ApplicationMaster is, so that its main is called. */
    record WriteAddress() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.writeAddress();
        }
    }

    /** Ask the driver process to end (SIGTERM). */
    record StopDriver() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.stopDriver();
        }
    }

    /** End the driver process now (SIGKILL). */
    record KillDriver() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.killDriver();
        }
    }

    /** Request no more containers, and give back unused ones. Running executors end by themselves. */
    record EndAllocation() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.endAllocation();
        }
    }

    /** Stop the executors that still run. */
    record StopExecutors() implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.stopExecutors();
        }
    }

    /** Tell clients, once they have all of the driver's output. Answered by clients told. */
    record AnnounceOutcome(ApplicationEnd ending) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.announce(ending);
        }
    }

    /**
     * Tell clients, once they have all of the driver's output, that this attempt ends and the driver runs again. Answered by
     * clients told.
     *
     * @param next the number of the attempt that follows
     * @param most how many there are at most
     */
    record AnnounceRetry(ApplicationEnd ending, int next, int most) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.announceRetry(ending, next, most);
        }
    }

    /**
     * Record how the application ended, for the next attempt, in case this process dies before YARN is told. Not answered. In
     * client mode the client could tell the next attempt, but may be gone by then, because it has the outcome.
     */
    record KeepEnding(ApplicationEnd ending) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.keepEnding(ending);
        }
    }

    /**
     * No client is attached, but one waits: if the staging directory has its sign of life, leave the outcome there for it.
     * Answered by outcome left.
     */
    record LeaveOutcome(ApplicationEnd ending) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.leaveOutcome(ending);
        }
    }

    /** Tell the ResourceManager. Answered by unregistered. */
    record Unregister(ApplicationEnd ending) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.unregister(ending);
        }
    }

    /**
     * Remove the staging directory, or leave it to a client that is there. Answered by staging disposed.
     *
     * @param told whether a client has the outcome
     */
    record DisposeStaging(ApplicationEnd ending, boolean told) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.disposeStaging(ending, told);
        }
    }

    /** End this process. */
    record Exit(int status) implements LifecycleAction {
        @Override
        public void carryOut(LifecycleDuties duties) {
            duties.exit(status);
        }
    }
}

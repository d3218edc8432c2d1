package io.yarnsubmit.driver.tasks;

/** The state that the parts of the task scheduler share. */
final class SchedulerState {
    final SchedulingPools pools;
    final TaskSets sets = new TaskSets();
    final ExecutorTable executors = new ExecutorTable();
    long ticks;
    /** How many ready tasks have not ended. */
    int unended;
    /** How many attempts have ended by themselves. */
    long completed;

    long done;
    long failed;
    long retried;

    SchedulerState(SchedulingPolicy policy) {
        this.pools = new SchedulingPools(policy);
    }

    /** Frees the slots of an attempt. */
    void finish(ActiveAttempt attempt, ExecutorSlots executor) {
        executors.finish(attempt, executor);
        pools.inFlight(attempt.set, -1);
    }

    TaskTotals totals() {
        int running = executors.running();
        return new TaskTotals(unended - running, running, done, failed, retried, executors.partial());
    }
}

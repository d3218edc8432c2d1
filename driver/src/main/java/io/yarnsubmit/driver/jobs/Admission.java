package io.yarnsubmit.driver.jobs;

/**
 * Holds back tasks whose results the driver has no room for. This concerns the last stage and the stages that lead only
 * to it one to one, where task i produces result i and nothing else. Tasks up to a frontier may run; the frontier
 * advances as results are taken. Stages that are gathered later are never held back, because later tasks wait for all
 * of their outputs.
 *
 * <p>The size of results is estimated from those that exist. Until then few tasks run, and then gradually more.
 */
final class Admission {
    private static final int FIRST = 64;

    private final boolean[] concerned;
    private final int tasks;
    private int frontier;
    private int settled;
    private long settledBytes;

    Admission(JobPlan plan) {
        int last = plan.stages().size() - 1;
        this.concerned = new boolean[last + 1];
        this.tasks = plan.last().tasks();
        if (!plan.results().isStreamed()) {
            frontier = Integer.MAX_VALUE;
            return;
        }
        concerned[last] = true;
        for (int stage = last - 1; stage >= 0; stage--) {
            concerned[stage] = leadsOnlyThere(plan, stage);
        }
    }

    private boolean leadsOnlyThere(JobPlan plan, int stage) {
        for (int later = stage + 1; later < plan.stages().size(); later++) {
            for (StagePlan.Dependency dependency : plan.stages().get(later).dependencies()) {
                if (dependency.stage() == stage && (dependency.gathered() || !concerned[later])) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean concerns(int stage) {
        return concerned[stage];
    }

    boolean allows(int stage, int task) {
        return !concerned[stage] || task < frontier;
    }

    /** A task of the last stage has succeeded, or has failed for good. */
    void settled(long bytes) {
        settled++;
        settledBytes += bytes;
    }

    /** The result of a task was lost before it was delivered. */
    void unsettled(long bytes) {
        settled--;
        settledBytes -= bytes;
    }

    int frontier() {
        return frontier;
    }

    /**
     * Advances the frontier if there is room.
     *
     * @param wanted the task that the consumer waits for, which may run in any case
     */
    void advance(HeldBytes held, int wanted) {
        if (frontier >= tasks) {
            return;
        }
        long bytesEach = settled == 0 ? 0 : settledBytes / settled;
        long room = Math.max(0, held.roomToStream());
        long ahead = Math.min(FIRST + settled, bytesEach == 0 ? Integer.MAX_VALUE : room / bytesEach);
        if (held.streaming() == 0) {
            ahead = Math.max(1, ahead);
        }
        long reached = Math.max(settled + ahead, wanted + 1L);
        frontier = (int) Math.max(frontier, Math.min(tasks, reached));
    }
}

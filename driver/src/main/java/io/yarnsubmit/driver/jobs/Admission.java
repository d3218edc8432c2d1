package io.yarnsubmit.driver.jobs;

/**
 * Holds tasks back whose results nobody has room for. It concerns the last stage and those that lead to it one to one: there
 * task i of each leads to result i and to nothing else. Tasks up to a frontier may run; the frontier moves ahead as
 * results are taken. Stages that are gathered later are never held back, because the rest waits for all of them.
 *
 * <p>How large results will be is told by those that are there; until there are some, few tasks run, then more and more.
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

    /** The task of the last stage was successful, or failed for good. */
    void settled(long bytes) {
        settled++;
        settledBytes += bytes;
    }

    /** Its result was lost before anybody had it. */
    void unsettled(long bytes) {
        settled--;
        settledBytes -= bytes;
    }

    int frontier() {
        return frontier;
    }

    /**
     * Moves the frontier, if there is room.
     *
     * @param wanted the task that the consumer waits for: it may run in any case
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

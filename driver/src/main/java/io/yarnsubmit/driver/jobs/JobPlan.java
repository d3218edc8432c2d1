package io.yarnsubmit.driver.jobs;

import java.util.BitSet;
import java.util.List;

/**
 * The parts of a job that decisions need, which do not include inputs and functions.
 *
 * @param stages each after those that it depends on; the outputs of the last stage are the job's results
 * @param results how the results are used
 * @param maxHeldBytes how many bytes of outputs the driver may hold; more fail the job
 */
public record JobPlan(List<StagePlan> stages, ResultMode results, long maxHeldBytes) {
    /** Far more than anybody writes by hand; losses are traced back through all stages recursively. */
    public static final int MOST_STAGES = 1_000;

    /**
     * @throws IllegalArgumentException when a stage depends on itself or a later one, or one to one on a stage with a
     *     different number of tasks, or when no stage depends on one that is not the last
     */
    public JobPlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new IllegalArgumentException("A job must have 1 to " + MOST_STAGES + " stages, not " + stages.size());
        }
        BitSet needed = new BitSet();
        needed.set(stages.size() - 1);
        for (int i = 0; i < stages.size(); i++) {
            StagePlan stage = stages.get(i);
            for (StagePlan.Dependency dependency : stage.dependencies()) {
                needed.set(Math.max(0, dependency.stage()));
                if (dependency.stage() < 0 || dependency.stage() >= i) {
                    throw new IllegalArgumentException("stage " + i + " depends on stage " + dependency.stage());
                }
                if (dependency.gathered() && stage.tasks() == 0) {
                    throw new IllegalArgumentException("stage " + i + " gathers outputs but has no tasks");
                }
                if (!dependency.gathered() && stages.get(dependency.stage()).tasks() != stage.tasks()) {
                    throw new IllegalArgumentException(
                            "stage " + i + " depends one to one on stage " + dependency.stage() + ", which has "
                                    + stages.get(dependency.stage()).tasks() + " tasks, not " + stage.tasks());
                }
            }
        }
        if (needed.cardinality() < stages.size()) {
            throw new IllegalArgumentException("no stage depends on stage " + needed.nextClearBit(0));
        }
    }

    StagePlan last() {
        return stages.get(stages.size() - 1);
    }

    /** How the outputs of the last stage are used. */
    public enum ResultMode {
        /** They are dropped. */
        DROPPED,
        /** The driver takes all of them in the order in which tasks end. */
        ALL,
        /** The driver takes them in the order of the tasks, and holds only some of them at a time. */
        STREAMED_IN_ORDER,
        /** The driver takes them in the order in which tasks end, and holds only some of them at a time. */
        STREAMED;

        boolean isStreamed() {
            return this == STREAMED || this == STREAMED_IN_ORDER;
        }
    }
}

package io.yarnsubmit.driver.jobs;

import java.util.BitSet;
import java.util.List;

/**
 * What a job is made of, as far as decisions need it: inputs and functions are not among that.
 *
 * @param stages each after those that it needs; the outputs of the last are the job's results
 * @param results what becomes of these
 * @param maxHeldBytes of outputs that the driver holds: more fail the job
 */
public record JobPlan(List<StagePlan> stages, ResultMode results, long maxHeldBytes) {
    /** Far more than anybody writes by hand; what is lost is followed back through all of them. */
    public static final int MOST_STAGES = 1_000;

    /**
     * @throws IllegalArgumentException a stage needs itself or a later one, or one to one a stage with more or fewer tasks;
     *     or nobody needs one that is not the last
     */
    public JobPlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new IllegalArgumentException("A job has 1 to " + MOST_STAGES + " stages, not " + stages.size());
        }
        BitSet needed = new BitSet();
        needed.set(stages.size() - 1);
        for (int i = 0; i < stages.size(); i++) {
            StagePlan stage = stages.get(i);
            for (StagePlan.Dependency dependency : stage.dependencies()) {
                needed.set(Math.max(0, dependency.stage()));
                if (dependency.stage() < 0 || dependency.stage() >= i) {
                    throw new IllegalArgumentException("stage " + i + " needs stage " + dependency.stage());
                }
                if (dependency.gathered() && stage.tasks() == 0) {
                    throw new IllegalArgumentException("stage " + i + " has no task to gather anything");
                }
                if (!dependency.gathered() && stages.get(dependency.stage()).tasks() != stage.tasks()) {
                    throw new IllegalArgumentException("stage " + i + " needs one to one stage " + dependency.stage()
                            + ", which has " + stages.get(dependency.stage()).tasks() + " tasks, not " + stage.tasks());
                }
            }
        }
        if (needed.cardinality() < stages.size()) {
            throw new IllegalArgumentException("nobody needs stage " + needed.nextClearBit(0));
        }
    }

    StagePlan last() {
        return stages.get(stages.size() - 1);
    }

    /** What becomes of the outputs of the last stage. */
    public enum ResultMode {
        /** Nobody wants them. */
        DROPPED,
        /** The driver takes all, as they come. */
        ALL,
        /** The driver takes them one after the other, in the order of the tasks, and holds a part of them at a time. */
        STREAMED_IN_ORDER,
        /** The driver takes them as they come, and holds a part of them at a time. */
        STREAMED;

        boolean isStreamed() {
            return this == STREAMED || this == STREAMED_IN_ORDER;
        }
    }
}

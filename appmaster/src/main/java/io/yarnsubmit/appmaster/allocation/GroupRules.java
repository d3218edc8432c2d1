package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.ExecutionType;

/**
 * The properties of an executor group.
 *
 * @param initialTarget the initial target
 * @param minToStart how many containers are gathered before the first is used; 0: each is used as it comes
 * @param memoryMib of one executor's container
 * @param cores of one executor's container
 * @param promoted whether its containers begin as opportunistic and become guaranteed
 */
public record GroupRules(String name, int initialTarget, int minToStart, int memoryMib, int cores, boolean promoted) {
    /** As the plan says. */
    public static GroupRules of(ExecutorGroupPlan group) {
        return new GroupRules(
                group.getName(),
                group.getInitialTotal(),
                group.getMinToStart(),
                group.getMemoryMib(),
                group.getCores(),
                group.getExecutionType() == ExecutionType.EXECUTION_TYPE_PROMOTED);
    }
}

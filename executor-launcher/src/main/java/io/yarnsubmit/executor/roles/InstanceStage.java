package io.yarnsubmit.executor.roles;

import java.util.Map;

/** How far an instance is. All but {@link Stopping} are of the newest run. */
sealed interface InstanceStage {
    /** Nothing was done for the newest run. */
    record Idle() implements InstanceStage {}

    /** Its ports are being chosen. */
    record Choosing() implements InstanceStage {}

    record Prepared(Map<String, Integer> ports) implements InstanceStage {}

    /** The command is being started, or runs. */
    record Active(Map<String, Integer> ports, boolean isStarted, boolean isReady) implements InstanceStage {}

    /**
     * The command of a run is being ended.
     *
     * @param run the newest, or one before it
     * @param problem why, unless it was ordered; empty otherwise
     */
    record Stopping(long run, Map<String, Integer> ports, String problem) implements InstanceStage {}

    record Ended() implements InstanceStage {}
}

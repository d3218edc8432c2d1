package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * What the ApplicationMaster says of an application that runs.
 *
 * @param groups of executors
 * @param waitingFor why executors are missing, in its words; empty if none are
 * @param runningTasks how many tasks run now; negative when the driver has not said
 * @param tokenFailure why there are no new delegation tokens; empty if none are needed yet
 * @param instances of roles
 */
public record LiveFacts(
        List<Group> groups, String waitingFor, long runningTasks, String tokenFailure, List<Instance> instances) {
    public LiveFacts {
        groups = List.copyOf(groups);
        instances = List.copyOf(instances);
    }

    /** Without roles. */
    public LiveFacts(List<Group> groups, String waitingFor, long runningTasks, String tokenFailure) {
        this(groups, waitingFor, runningTasks, tokenFailure, List.of());
    }

    /** With tokens, or without the need for any. */
    public LiveFacts(List<Group> groups, String waitingFor, long runningTasks) {
        this(groups, waitingFor, runningTasks, "");
    }

    /** A group of executors. */
    public record Group(String name, int registered, int target, int lost) {}

    /**
     * An instance of a role.
     *
     * @param name as in {@code trainer/2}
     * @param message what it waits for, or why it failed; empty if nobody says
     */
    public record Instance(String name, State state, String message) {
        /** How it is. */
        public enum State {
            /** It has an executor, and waits for others. */
            WAITING,
            /** Its command runs, and it is not ready. */
            STARTED,
            /** It is ready, or has succeeded. */
            READY,
            FAILED,
            /** It has no executor. */
            WITHOUT_EXECUTOR
        }
    }

    int registered() {
        return groups.stream().mapToInt(Group::registered).sum();
    }

    int target() {
        return groups.stream().mapToInt(Group::target).sum();
    }

    int lost() {
        return groups.stream().mapToInt(Group::lost).sum();
    }
}

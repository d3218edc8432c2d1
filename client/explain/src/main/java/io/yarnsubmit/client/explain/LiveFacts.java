package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * What the ApplicationMaster says of an application that runs.
 *
 * @param groups of executors
 * @param waitingFor why executors are missing, in its words; empty if none are
 * @param runningTasks how many tasks run now; negative when the driver has not said
 * @param tokenFailure why there are no new delegation tokens; empty if none are needed yet
 */
public record LiveFacts(List<Group> groups, String waitingFor, long runningTasks, String tokenFailure) {
    public LiveFacts {
        groups = List.copyOf(groups);
    }

    /** With tokens, or without the need for any. */
    public LiveFacts(List<Group> groups, String waitingFor, long runningTasks) {
        this(groups, waitingFor, runningTasks, "");
    }

    /** A group of executors. */
    public record Group(String name, int registered, int target, int lost) {}

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

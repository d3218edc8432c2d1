package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * A container that the application wants.
 *
 * @param what for sentences: {@code its ApplicationMaster}, {@code an executor}
 * @param group of executors; empty for the ApplicationMaster
 * @param size after the cluster's rounding
 * @param label of the machines to run on; empty: the queue's default
 * @param placement how executors are placed relative to each other and to the machines' attributes; empty: without rules
 * @param places the only machines and racks where it may run; empty: anywhere
 * @param smaller what to lower: {@code --executor-memory}
 * @param labelOption what to change: {@code --executor-label}
 */
public record RequestedContainer(
        String what,
        String group,
        Size size,
        String label,
        String placement,
        List<String> places,
        String smaller,
        String labelOption) {
    public RequestedContainer {
        places = List.copyOf(places);
    }

    boolean isForExecutors() {
        return !group.isEmpty();
    }
}

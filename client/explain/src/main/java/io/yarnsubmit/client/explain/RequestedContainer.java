package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * A container that the application wants.
 *
 * @param what for sentences: {@code its ApplicationMaster}, {@code an executor}
 * @param group of executors; empty for the ApplicationMaster
 * @param size as the cluster will make it
 * @param label of the machines to run on; empty: the queue's default
 * @param placement how executors are placed relative to each other and to the machines' attributes; empty: freely
 * @param places the machines and racks where alone it may be; empty: anywhere
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

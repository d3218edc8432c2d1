package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorLost;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The executors of an application as a table, with the instances of roles if it has any. Pure. */
final class ExecutorTable {
    private static final List<String> OF_INSTANCES = List.of("INSTANCE", "GENERATION", "RESTARTS", "PORTS");
    private static final int INSTANCE_COLUMN = 2;
    private static final int OTHER_COLUMNS = 4;

    private final Instant now;
    private final boolean roles;
    private final TextTable table;

    private ExecutorTable(boolean roles, Instant now) {
        this.now = now;
        this.roles = roles;
        table = new TextTable(row(OF_INSTANCES, "EXECUTOR", "GROUP", "STATE", "FOR", "HOST", "CONTAINER", "WHY"));
    }

    static List<String> lines(ApplicationDescription description, Instant now) {
        Map<Integer, InstanceStatus> instances = new HashMap<>();
        description.getInstancesList().stream()
                .filter(each -> each.getExecutorId() > 0)
                .forEach(each -> instances.put(each.getExecutorId(), each));
        ExecutorTable table = new ExecutorTable(description.getInstancesCount() > 0, now);
        description.getExecutorsList().forEach(each -> table.add(each, instances.remove(each.getExecutorId())));
        // Those whose executors are not there: instances that wait for one, or have ended.
        description.getInstancesList().stream()
                .filter(each -> each.getExecutorId() <= 0 || instances.containsKey(each.getExecutorId()))
                .forEach(table::add);
        description.getRecentLossesList().forEach(table::add);
        return table.table.lines();
    }

    private void add(ExecutorDescription executor, @Nullable InstanceStatus instance) {
        boolean running = executor.getState() == ApplicationDescription.State.STATE_REGISTERED;
        @Nullable InstanceStatus shown = running ? instance : null;
        table.add(row(
                facts(instance),
                Integer.toString(executor.getExecutorId()),
                executor.getGroup(),
                shown == null ? ExecutorsVerb.state(executor) : RoleWords.state(shown),
                since(
                        shown == null || shown.getSinceMillis() == 0
                                ? executor.getSinceMillis()
                                : shown.getSinceMillis()),
                executor.getHost(),
                executor.getContainerId(),
                instance == null ? "" : ExecutorsVerb.firstLine(instance.getMessage())));
    }

    private void add(InstanceStatus instance) {
        table.add(row(
                facts(instance),
                "-",
                instance.getInstance().getRole(),
                RoleWords.state(instance),
                instance.getSinceMillis() == 0 ? "" : since(instance.getSinceMillis()),
                "",
                "",
                ExecutorsVerb.firstLine(instance.getMessage())));
    }

    private void add(ExecutorLost lost) {
        table.add(row(
                facts(null),
                Integer.toString(lost.getExecutorId()),
                lost.getGroup(),
                "lost",
                "",
                lost.getHost(),
                "",
                ExecutorsVerb.lossClass(lost) + ": " + ExecutorsVerb.firstLine(lost.getMessage())));
    }

    private String since(long millis) {
        return Figures.time(Duration.between(Instant.ofEpochMilli(millis), now));
    }

    private static List<String> facts(@Nullable InstanceStatus instance) {
        return instance == null
                ? List.of("", "", "", "")
                : List.of(
                        RoleWords.name(instance),
                        Integer.toString(instance.getGeneration()),
                        Integer.toString(instance.getRestarts()),
                        new TreeMap<>(instance.getPortsMap())
                                .entrySet().stream()
                                        .map(port -> port.getKey() + "=" + port.getValue())
                                        .collect(Collectors.joining(" ")));
    }

    /** With the columns of instances in their places, if there are any. */
    private String[] row(List<String> ofInstance, String... others) {
        List<String> cells = new ArrayList<>(Arrays.asList(others));
        if (roles) {
            cells.addAll(OTHER_COLUMNS, ofInstance.subList(1, ofInstance.size()));
            cells.add(INSTANCE_COLUMN, ofInstance.get(0));
        }
        return cells.toArray(String[]::new);
    }
}

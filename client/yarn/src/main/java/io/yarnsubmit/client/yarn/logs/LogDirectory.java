package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.client.journal.ApplicationHistory;
import io.yarnsubmit.client.journal.ExecutorTrace;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ContainerReport;

/** The participants of an application, and where the logs of each are, according to its journals and YARN. */
final class LogDirectory {
    private final ApplicationFacts facts;
    private final List<ReportedAttempt> attempts;
    private final ApplicationHistory history;
    private final List<String> problems;
    private final Map<String, LogPlace> others = new LinkedHashMap<>();

    LogDirectory(ApplicationFacts facts, List<ReportedAttempt> attempts, JournalReader.Read read) {
        this.facts = facts;
        this.attempts = attempts;
        this.history = read.history();
        this.problems = read.problems();
    }

    static LogDirectory of(Cluster cluster, ApplicationFacts facts, ContainerLogReader reader)
            throws InterruptedException {
        List<ReportedAttempt> attempts = ReportedAttempt.of(cluster, facts.id());
        LogDirectory directory = new LogDirectory(
                facts, attempts, new JournalReader(reader).read(facts.user(), facts.isOver(), attempts));
        directory.findOthers(cluster, reader);
        return directory;
    }

    /** Containers that no journal mentions: there is no journal, or it could not be read. */
    private void findOthers(Cluster cluster, ContainerLogReader reader) throws InterruptedException {
        if (!history.records().isEmpty()) {
            return;
        }
        Set<String> masters = attempts.stream().map(ReportedAttempt::container).collect(Collectors.toSet());
        if (facts.isOver()) {
            try {
                for (LogFile file : reader.aggregated().list(facts.id(), facts.user(), null)) {
                    if (!masters.contains(file.container())) {
                        others.putIfAbsent(file.container(), place(file.container(), ""));
                    }
                }
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
            return;
        }
        for (ContainerReport container : running(cluster)) {
            String id = container.getContainerId().toString();
            String address = container.getNodeHttpAddress();
            if (!masters.contains(id) && address != null) {
                others.put(id, place(id, address.replaceFirst("^https?://", "")));
            }
        }
    }

    private List<ContainerReport> running(Cluster cluster) throws InterruptedException {
        return cluster.patience()
                .bounded(
                        ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                        cluster.resourceManager(),
                        () -> cluster.yarn().getContainers(ApplicationAttemptId.fromString(facts.attemptId())));
    }

    /** The reasons why something is unknown, a clause each. */
    List<String> problems() {
        return problems;
    }

    /** Whether the driver ran in the ApplicationMaster's container: that is cluster mode, which is also assumed if the mode is unknown. */
    boolean driverOnCluster() {
        return history.deployMode().map(mode -> mode.equals("cluster")).orElse(others.isEmpty());
    }

    /** Whether no further processes with wanted logs can appear, except in another attempt. */
    boolean isSettledFor(LogSelection wanted) {
        return history.deployMode().isPresent()
                && !wanted.isOpen(driverOnCluster())
                && wanted.executors().stream().allMatch(this::knows);
    }

    boolean knows(int executorId) {
        return history.executors().stream().anyMatch(executor -> executor.executorId() == executorId);
    }

    /** Whether an instance of a role has had an executor, or one of a role's instances. */
    boolean knows(String roleOrInstance) {
        return history.executors().stream()
                .map(executor -> history.instance(executor.executorId()))
                .anyMatch(instance -> instance.equals(roleOrInstance)
                        || LogSelection.roleOf(instance).equals(roleOrInstance));
    }

    /** The executors that the wanted instances of roles had before: they are shown when the application has ended. */
    Set<String> formerContainers(LogSelection wanted) {
        Map<String, ExecutorTrace> latest = new HashMap<>();
        Set<String> former = new HashSet<>();
        for (ExecutorTrace executor : history.executors()) {
            String instance = history.instance(executor.executorId());
            if (!facts.isOver() && wanted.hasInstance(instance)) {
                ExecutorTrace before = latest.put(instance, executor);
                if (before != null) {
                    former.add(before.container());
                }
            }
        }
        return former;
    }

    /** The wanted ones: driver, ApplicationMaster, executors by id, containers about which nothing is known. */
    List<LogStream> streams(LogSelection wanted) {
        boolean everything = wanted.all() || wanted.isDefault() && !driverOnCluster();
        List<LogStream> streams = new ArrayList<>();
        for (ReportedAttempt attempt : attempts) {
            if (!attempt.container().isEmpty()) {
                addMaster(attempt, wanted, everything, streams);
            }
        }
        for (ExecutorTrace executor : history.executors()) {
            if (!executor.container().isEmpty()
                    && (everything
                            || wanted.executors().contains(executor.executorId())
                            || wanted.hasInstance(history.instance(executor.executorId()))
                            || wanted.failed() && executor.isFailed())) {
                streams.add(new LogStream(
                        LogStream.EXECUTOR,
                        OptionalInt.of(executor.executorId()),
                        OptionalInt.empty(),
                        place(executor.container(), executor.nodeHttpAddress()),
                        Set.of(),
                        !facts.isOver() && !executor.isLost(),
                        history.instance(executor.executorId())));
            }
        }
        if (everything || wanted.failed()) {
            others.values()
                    .forEach(place -> streams.add(new LogStream(
                            LogStream.CONTAINER,
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            place,
                            Set.of(),
                            !facts.isOver())));
        }
        return streams;
    }

    private void addMaster(ReportedAttempt attempt, LogSelection wanted, boolean everything, List<LogStream> streams) {
        boolean failed = wanted.failed() && hasFailed(attempt);
        boolean last = attempt.number() == facts.attempt();
        OptionalInt number = attempts.size() > 1 ? OptionalInt.of(attempt.number()) : OptionalInt.empty();
        LogPlace place = place(attempt.container(), attempt.nodeHttpAddress());
        boolean live = last && !facts.isOver();
        if (driverOnCluster() && (everything || wanted.driver() || wanted.isDefault() || failed)) {
            streams.add(
                    new LogStream(LogStream.DRIVER, OptionalInt.empty(), number, place, LogStream.DRIVER_FILES, live));
        }
        if (everything || wanted.am() || failed) {
            streams.add(new LogStream(LogStream.AM, OptionalInt.empty(), number, place, LogStream.AM_FILES, live));
        } else if (wanted.isDefault()) {
            streams.add(new LogStream(LogStream.AM, OptionalInt.empty(), number, place, LogStream.AM_ERRORS, live));
        }
    }

    private boolean hasFailed(ReportedAttempt attempt) {
        return attempt.state().equals("FAILED")
                || attempt.number() == facts.attempt() && facts.exitCode().orElse(0) != 0;
    }

    private LogPlace place(String container, String nodeHttpAddress) {
        return new LogPlace(facts.user(), container, nodeHttpAddress, facts.isOver());
    }
}

package io.yarnsubmit.page;

import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.State;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The present figures, for Prometheus. Pure but for the size of this process's heap. */
final class MetricsText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double MILLIS = 1_000;

    private MetricsText() {}

    static String of(PageFacts facts, ApplicationDescription now) {
        Samples samples = new Samples();
        application(samples, facts, now);
        executors(samples, now);
        instances(samples, now.getInstancesList());
        tasks(samples, now.getStatus());
        process(samples, now.getStatus());
        return samples.text();
    }

    private static void application(Samples samples, PageFacts facts, ApplicationDescription now) {
        Map<String, Object> json = facts.toJson();
        samples.add(
                Metric.APPLICATION_INFO,
                1,
                String.valueOf(json.get("name")),
                facts.plan().getUser(),
                facts.queue(),
                String.valueOf(json.get("mode")),
                facts.plan().getProductVersion());
        ApplicationStatus status = now.getStatus();
        for (Phase phase : List.of(Phase.PHASE_STARTING, Phase.PHASE_RUNNING, Phase.PHASE_ENDING)) {
            samples.add(Metric.APPLICATION_PHASE, status.getPhase() == phase ? 1 : 0, word(phase.name(), "PHASE_"));
        }
        samples.add(Metric.APPLICATION_ATTEMPT, facts.attempt());
        if (facts.submittedMillis() > 0) {
            samples.add(Metric.APPLICATION_SUBMITTED, facts.submittedMillis() / MILLIS);
        }
        samples.add(Metric.PROGRESS, status.getProgress());
        samples.add(Metric.WAITING, status.getWaitingFor().isEmpty() ? 0 : 1);
        samples.add(Metric.WAITING_SECONDS, now.getWaitedMillis() / MILLIS);
        if (status.hasTokens()) {
            samples.add(Metric.TOKEN_RENEWALS, status.getTokens().getRenewals());
            if (status.getTokens().getEndMillis() > 0) {
                samples.add(Metric.TOKENS_END, status.getTokens().getEndMillis() / MILLIS);
            }
        }
    }

    private static void executors(Samples samples, ApplicationDescription now) {
        Map<String, Map<State, Long>> counts = now.getExecutorsList().stream()
                .collect(Collectors.groupingBy(
                        ExecutorDescription::getGroup,
                        Collectors.groupingBy(ExecutorDescription::getState, Collectors.counting())));
        now.getStatus().getGroupsList().forEach(group -> {
            Map<State, Long> of = counts.getOrDefault(group.getName(), Map.of());
            for (State state : List.of(State.STATE_STARTING, State.STATE_REGISTERED, State.STATE_LEAVING)) {
                samples.add(
                        Metric.EXECUTORS, of.getOrDefault(state, 0L), group.getName(), word(state.name(), "STATE_"));
            }
            samples.add(Metric.EXECUTORS_TARGET, group.getTarget(), group.getName());
        });
        ApplicationStatus.ExecutorTotals totals = now.getStatus().getExecutors();
        samples.add(Metric.EXECUTORS_PEAK, totals.getPeak());
        samples.add(Metric.EXECUTORS_STARTED, totals.getStarted());
        Map<LossClass, Integer> losses = totals.getLossesList().stream()
                .collect(Collectors.toMap(
                        ApplicationStatus.LossCount::getLossClass,
                        ApplicationStatus.LossCount::getCount,
                        Integer::sum));
        for (LossClass lossClass : LossClass.values()) {
            // Those that did not happen too, so that the first one is seen as an increase.
            if (lossClass != LossClass.LOSS_CLASS_UNSPECIFIED && lossClass != LossClass.UNRECOGNIZED) {
                samples.add(
                        Metric.EXECUTORS_ENDED,
                        losses.getOrDefault(lossClass, 0),
                        word(lossClass.name(), "LOSS_CLASS_"));
            }
        }
    }

    private static void instances(Samples samples, List<InstanceStatus> instances) {
        Map<String, Map<String, Long>> counts = instances.stream()
                .collect(Collectors.groupingBy(
                        each -> each.getInstance().getRole(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                each -> word(each.getPhase().name(), "PHASE_"), TreeMap::new, Collectors.counting())));
        counts.forEach(
                (role, phases) -> phases.forEach((phase, count) -> samples.add(Metric.INSTANCES, count, role, phase)));
    }

    private static void tasks(Samples samples, ApplicationStatus status) {
        if (status.hasTasks()) {
            TaskCounts tasks = status.getTasks();
            samples.add(Metric.TASKS_PENDING, tasks.getWaiting(), "waiting");
            samples.add(Metric.TASKS_PENDING, tasks.getRunning(), "running");
            samples.add(Metric.TASKS, tasks.getDone(), "done");
            samples.add(Metric.TASKS, tasks.getFailed(), "failed");
            samples.add(Metric.TASK_RETRIES, tasks.getRetried());
        }
        new TreeMap<>(status.getFiguresMap()).forEach((name, value) -> samples.add(Metric.FIGURE, value, name));
    }

    private static void process(Samples samples, ApplicationStatus status) {
        new TreeMap<>(status.getProcessorMillisMap())
                .forEach((process, millis) -> samples.add(Metric.PROCESSOR_SECONDS, millis / MILLIS, process));
        Runtime runtime = Runtime.getRuntime();
        samples.add(Metric.MASTER_MEMORY, (double) runtime.totalMemory() - runtime.freeMemory(), "used");
        samples.add(Metric.MASTER_MEMORY, runtime.totalMemory(), "committed");
        samples.add(Metric.MASTER_MEMORY, runtime.maxMemory(), "max");
    }

    private static String word(String name, String prefix) {
        return name.replace(prefix, "").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

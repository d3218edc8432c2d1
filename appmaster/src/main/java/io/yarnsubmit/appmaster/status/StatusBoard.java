package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.protocol.ProcessorTime;
import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.TaskCounts;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the status that clients are shown. Touched only on the event loop. */
public final class StatusBoard {
    private static final Duration STALLED = Duration.ofSeconds(5);
    private static final String MASTER = "ApplicationMaster";
    private static final int LONGEST_TEXT = 1_000;

    private final AllocationShell allocation;
    private final ClientFeed feed;
    private final Cluster cluster;
    private final InstantSource clock;
    private final JournalEntries journal;
    private final Instances instances;
    private final WaitingExplainer waiting;
    private final RequiredExecutors required;
    private final WaitingTime waits = new WaitingTime();
    private final ExecutorStatistics executors;
    private final int attempt;
    private ApplicationStatus shown = ApplicationStatus.getDefaultInstance();
    private Phase phase = Phase.PHASE_STARTING;
    private double progress;
    private String text = "";
    private TaskCounts tasks = TaskCounts.getDefaultInstance();
    private TokenStatus tokens = TokenStatus.getDefaultInstance();
    private Map<String, Long> figures = Map.of();
    private final Map<String, Long> milestones = new LinkedHashMap<>();
    private final Map<String, Long> processorMillis = new LinkedHashMap<>();
    private final Map<String, Outstanding> outstanding = new HashMap<>();

    public StatusBoard(
            int attempt,
            List<ExecutorGroupPlan> groups,
            ExecutorStatistics executors,
            AllocationShell allocation,
            ClientFeed feed,
            Cluster cluster,
            InstantSource clock,
            JournalEntries journal,
            Instances instances) {
        this.instances = instances;
        this.attempt = attempt;
        this.executors = executors;
        this.allocation = allocation;
        this.feed = feed;
        this.cluster = cluster;
        this.clock = clock;
        this.journal = journal;
        waiting = new WaitingExplainer(groups);
        required = new RequiredExecutors(groups);
    }

    private record Outstanding(int count, Instant since) {}

    /** Something happened now, for the timeline: the first time counts. */
    public void reached(String milestone) {
        reached(milestone, System.currentTimeMillis());
    }

    public void reached(String milestone, long millis) {
        if (isNews(milestone, millis)) {
            refresh();
        }
    }

    private boolean isNews(String milestone, long millis) {
        if (milestones.putIfAbsent(milestone, millis) != null) {
            return false;
        }
        journal.milestone(milestone, millis);
        processorMillis.put(MASTER, ProcessorTime.millis());
        return true;
    }

    public void reported(DriverMessage.DriverReport report) {
        progress = report.getProgress();
        text = ShortText.cut(report.getStatus(), LONGEST_TEXT);
        tasks = report.getTasks();
        figures = report.getFiguresMap();
        report.getMilestonesMap().forEach(this::isNews);
        processorMillis.putAll(report.getProcessorMillisMap());
        cluster.progress(progress > 0 ? progress : share(tasks));
        refresh();
    }

    /** The share of the tasks so far, for a program that does not report its progress. */
    private static double share(TaskCounts tasks) {
        double ended = tasks.getDone() + tasks.getFailed();
        double all = ended + tasks.getWaiting() + tasks.getRunning();
        return all == 0 ? 0 : (ended + tasks.getPartial()) / all;
    }

    /** A group has another plan, or is new. */
    public void changed(ExecutorGroupPlan plan) {
        waiting.changed(plan);
        refresh();
    }

    /** How the tokens are renewed. */
    public void tokens(TokenStatus now) {
        tokens = now;
        refresh();
    }

    public void phase(Phase next) {
        if (phase != next) {
            processorMillis.put(MASTER, ProcessorTime.millis());
        }
        phase = next;
        refresh();
    }

    /** The current status, with details. */
    public ApplicationDescription.Builder description() {
        return ApplicationDescription.newBuilder()
                .setStatus(shown)
                .setAttempt(attempt)
                .setWaitedMillis(waits.sum(clock.instant()).toMillis())
                .addAllInstances(instances.all());
    }

    public void refresh() {
        List<GroupView> groups = allocation.view();
        executors.seen(groups);
        if (groups.stream().anyMatch(group -> group.registered() > 0)
                && groups.stream().allMatch(group -> group.registered() >= group.target())) {
            isNews("all executors registered", System.currentTimeMillis());
        }
        String waitingFor = waitingFor(groups);
        journal.waiting(waitingFor, clock.instant());
        waits.now(!waitingFor.isEmpty(), clock.instant());
        ApplicationStatus.Builder status = ApplicationStatus.newBuilder()
                .setPhase(phase)
                .setProgress(progress)
                .setStatus(text)
                .putAllMilestones(milestones)
                .putAllProcessorMillis(processorMillis)
                .putAllFigures(figures)
                .setExecutors(executors.totals())
                .setWaitingFor(waitingFor);
        if (!tasks.equals(TaskCounts.getDefaultInstance())) {
            status.setTasks(tasks);
        }
        if (!tokens.equals(TokenStatus.getDefaultInstance())) {
            status.setTokens(tokens);
        }
        for (GroupView group : groups) {
            status.addGroups(GroupStatus.newBuilder()
                    .setName(group.name())
                    .setRegistered(group.registered())
                    .setRunning(group.running())
                    .setTarget(group.target())
                    .setLost(group.lost())
                    .setRole(instances.isRole(group.name()))
                    .setReady(instances.ready(group.name()))
                    .setInstances(instances.isRole(group.name()) ? instances.count(group.name(), group.target()) : 0));
        }
        ApplicationStatus next = status.build();
        if (!next.equals(shown)) {
            shown = next;
            feed.status(next);
        }
    }

    /** Which initial executors are missing, and why; empty if they are all there. */
    public String missingExecutors() {
        return required.missing(allocation.view(), shown.getWaitingFor());
    }

    private String waitingFor(List<GroupView> groups) {
        return waiting.of(new WaitingExplainer.Situation(
                groups,
                allocation.headroom(),
                cluster.queue(),
                allocation.excluded(),
                cluster.silence(),
                stalled(groups)));
    }

    /** A grant takes some heartbeats; only after that is there a reason to look for. */
    private Set<String> stalled(List<GroupView> groups) {
        Instant now = clock.instant();
        return groups.stream()
                .filter(group -> now.isAfter(outstanding
                        .compute(
                                group.name(),
                                (name, before) -> before != null && before.count() == group.outstanding()
                                        ? before
                                        : new Outstanding(group.outstanding(), now))
                        .since()
                        .plus(STALLED)))
                .map(GroupView::name)
                .collect(Collectors.toSet());
    }
}

package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.AskDrain;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellStarted;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.journal.JournalKind;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverMessage.Exclusion;
import io.yarnsubmit.protocol.v1.DriverMessage.ExecutorRegistration;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.DriverMessage.JobReport;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns events into entries of the journal. Touched only on the event loop, except for the driver's start. */
public final class JournalEntries {
    private static final String LOSS_CLASS = "LOSS_CLASS_";
    private static final String VERDICT = "VERDICT_";

    private final Journal journal;
    private final WaitingPhases phases = new WaitingPhases();
    private final BitSet registered = new BitSet();
    private final Map<Integer, String> containers = new HashMap<>();
    private final Map<String, GroupLaunch> launches = new HashMap<>();
    private Map<String, Integer> targets = Map.of();

    public JournalEntries(Journal journal) {
        this.journal = journal;
    }

    public void attemptStarted(ApplicationPlan plan, AmContainer container, Instant processStart) {
        boolean clusterMode = plan.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER;
        JournalEvent event = JournalEvent.of(JournalKind.ATTEMPT_STARTED, processStart)
                .with("attempt", container.attempt())
                .with("container", container.containerId())
                .with("host", container.host())
                .with("deployMode", clusterMode ? "cluster" : "client")
                .with("name", plan.getName())
                .with("user", plan.getUser());
        long tokensEnd = plan.getTokens().getFirstEndMillis();
        if (tokensEnd > 0) {
            event.with("tokensUntil", Instant.ofEpochMilli(tokensEnd).toString());
        }
        note(event);
    }

    public void attemptRegistered(String address) {
        note(now(JournalKind.ATTEMPT_REGISTERED).with("address", address));
    }

    public void driverStarted() {
        note(now(JournalKind.DRIVER_STARTED));
    }

    public void driverLinked(String hub) {
        note(now(JournalKind.DRIVER_LINKED).with("hub", hub));
    }

    public void driverEnded(int exitStatus, @Nullable DriverFailure left) {
        note(now(JournalKind.DRIVER_ENDED)
                .with("exitStatus", exitStatus)
                .with("message", left == null ? "" : left.getMessage()));
    }

    /** A driver repeats it; it is noted only if it is new. */
    public void targets(Map<String, Integer> totals) {
        if (!totals.equals(targets)) {
            targets = new TreeMap<>(totals);
            note(now(JournalKind.TARGETS_CHANGED).with("totals", targets));
        }
    }

    /** Of the variables only the names: values may be secrets. A driver repeats it; it is noted only if it is new. */
    public void launchChanged(GroupLaunch launch) {
        if (!launch.equals(launches.put(launch.getGroup(), launch))) {
            note(now(JournalKind.LAUNCH_CHANGED)
                    .with("group", launch.getGroup())
                    .with("memoryMib", launch.getMemoryMib())
                    .with("cores", launch.getCores())
                    .with("resources", new TreeMap<>(launch.getResourcesMap()))
                    // The arguments may have what nobody else is to read.
                    .with("program", launch.getCommandCount() > 0 ? launch.getCommand(0) : "")
                    .with(
                            "variables",
                            launch.getEnvironmentMap().keySet().stream()
                                    .sorted()
                                    .toList()));
        }
    }

    public void tokensRenewed(Optional<Instant> end) {
        note(now(JournalKind.TOKENS_RENEWED)
                .with("until", end.map(Instant::toString).orElse("")));
    }

    public void tokensNotRenewed(String reason, Instant next) {
        note(now(JournalKind.TOKENS_NOT_RENEWED).with("message", reason).with("next", next.toString()));
    }

    public void granted(int count) {
        note(now(JournalKind.CONTAINERS_GRANTED).with("count", count));
    }

    public void executorStarted(TellStarted executor) {
        containers.put(executor.executorId(), executor.container());
        note(now(JournalKind.EXECUTOR_STARTED)
                .with("executor", executor.executorId())
                .with("group", executor.group())
                .with("host", executor.host())
                .with("container", executor.container())
                .with("logUrl", executor.logUrl()));
    }

    /** A driver repeats it on each new link. */
    public void executorRegistered(ExecutorRegistration said) {
        if (!registered.get(said.getExecutorId())) {
            registered.set(said.getExecutorId());
            note(now(JournalKind.EXECUTOR_REGISTERED)
                    .with("executor", said.getExecutorId())
                    .with("group", said.getGroup())
                    .with("host", said.getHost())
                    .with("container", said.getContainerId()));
        }
    }

    public void executorLost(TellLost loss) {
        String container = containers.remove(loss.executorId());
        JournalEvent event = now(JournalKind.EXECUTOR_LOST)
                .with("executor", loss.executorId())
                .with("group", loss.group())
                .with("host", loss.host())
                .with("container", container == null ? "" : container)
                .with("class", loss.lossClass().name().replace(LOSS_CLASS, "").toLowerCase(Locale.ROOT));
        loss.exitStatus().ifPresent(status -> event.with("exitStatus", status));
        note(event.with("message", loss.message()).with("cause", loss.cause().toJson()));
    }

    public void executorStopAsked(int executorId, String reason) {
        note(now(JournalKind.EXECUTOR_STOP_ASKED).with("executor", executorId).with("message", reason));
    }

    public void executorExcluded(Exclusion exclusion) {
        note(now(JournalKind.EXECUTOR_EXCLUDED)
                .with("executor", exclusion.getExecutorId())
                .with("host", exclusion.getHost())
                .with("tasks", exclusion.getTasks()));
    }

    /**
     * An instance of a role is otherwise now. Only changes of its phase, its place and its generation are noted.
     *
     * @param before null for none
     */
    public void instance(@Nullable InstanceStatus before, InstanceStatus now) {
        boolean restarted = now.getRestarts() > (before == null ? 0 : before.getRestarts());
        if (restarted) {
            note(instance(JournalKind.INSTANCE_RESTARTED, now).with("restarts", now.getRestarts()));
        }
        if (before != null
                && before.getPhase() == now.getPhase()
                && before.getExecutorId() == now.getExecutorId()
                && before.getGeneration() == now.getGeneration()
                && !restarted) {
            return;
        }
        switch (now.getPhase()) {
            case PHASE_WAITING_FOR_EXECUTOR, PHASE_WAITING_FOR_PEERS ->
                note(instance(JournalKind.INSTANCE_WAITING, now));
            case PHASE_STARTED -> note(instance(JournalKind.INSTANCE_STARTED, now));
            case PHASE_READY -> note(instance(JournalKind.INSTANCE_READY, now));
            case PHASE_SUCCEEDED ->
                note(instance(JournalKind.INSTANCE_ENDED, now).with("state", "succeeded"));
            case PHASE_FAILED -> note(instance(JournalKind.INSTANCE_ENDED, now).with("state", "failed"));
            default -> {
                // It is about to be stopped; its end is told.
            }
        }
    }

    private JournalEvent instance(JournalKind kind, InstanceStatus instance) {
        JournalEvent event = now(kind)
                .with("role", instance.getInstance().getRole())
                .with("index", instance.getInstance().getIndex())
                .with("generation", instance.getGeneration());
        if (instance.getExecutorId() > 0) {
            event.with("executor", instance.getExecutorId()).with("host", instance.getHost());
        }
        if (instance.hasExitStatus()) {
            event.with("exitStatus", instance.getExitStatus());
        }
        return event.with("message", instance.getMessage());
    }

    public void drainAsked(AskDrain request) {
        note(now(JournalKind.DRAIN_ASKED)
                .with("count", request.count())
                .with("withinMillis", request.within().toMillis())
                .with("message", request.reason()));
    }

    /** @param text what executors are waited for; empty for nothing */
    public void waiting(String text, Instant now) {
        phases.now(text, now)
                .ifPresent(phase -> note(
                        phase.text().isEmpty()
                                ? JournalEvent.of(JournalKind.WAITING_ENDED, phase.time())
                                        .with("durationMillis", phase.lasted().toMillis())
                                : JournalEvent.of(JournalKind.WAITING, phase.time())
                                        .with("message", phase.text())));
    }

    public void milestone(String name, long millis) {
        note(JournalEvent.of(JournalKind.MILESTONE, Instant.ofEpochMilli(millis))
                .with("name", name));
    }

    public void job(JobReport news) {
        if (!news.hasEnd()) {
            note(JournalEvent.of(JournalKind.JOB_STARTED, Instant.ofEpochMilli(news.getStartedMillis()))
                    .with("job", news.getJob())
                    .with("jobName", news.getName())
                    .with("stages", news.getStages())
                    .with("tasks", news.getTasks()));
            return;
        }
        JobReport.End end = news.getEnd();
        note(now(JournalKind.JOB_ENDED)
                .with("job", news.getJob())
                .with("jobName", news.getName())
                .with("state", end.getState())
                .with("durationMillis", end.getDurationMillis())
                .with("done", end.getDone())
                .with("failed", end.getFailed())
                .with("retried", end.getRetried())
                .with("message", end.getMessage()));
    }

    public void endRequested(String reason) {
        note(now(JournalKind.END_REQUESTED).with("message", reason));
    }

    public void failuresSpent(EndCause cause) {
        note(now(JournalKind.FAILURES_SPENT).with("message", cause.sentence()).with("cause", cause.toJson()));
    }

    /** @param nextAttempt the one that follows, 0 for none */
    public void ending(ApplicationEnd ending, int nextAttempt) {
        JournalEvent event = now(JournalKind.ENDING)
                .with("exitCode", ending.exitCode())
                .with("verdict", ending.verdict().name().replace(VERDICT, "").toLowerCase(Locale.ROOT))
                .with("message", ending.diagnostics())
                .with("cause", ending.cause().toJson());
        if (nextAttempt > 0) {
            event.with("nextAttempt", nextAttempt);
        }
        note(event);
    }

    /** This process is about to end. */
    public void finish() {
        journal.finish();
    }

    private JournalEvent now(JournalKind kind) {
        return journal.event(kind);
    }

    private void note(JournalEvent event) {
        journal.note(event);
    }
}

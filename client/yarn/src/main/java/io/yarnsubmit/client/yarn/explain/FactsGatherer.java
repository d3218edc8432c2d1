package io.yarnsubmit.client.yarn.explain;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.explain.AttemptFacts;
import io.yarnsubmit.client.explain.ExplainFacts;
import io.yarnsubmit.client.explain.ExplainFacts.State;
import io.yarnsubmit.client.explain.LiveFacts;
import io.yarnsubmit.client.explain.MachineFacts;
import io.yarnsubmit.client.explain.QueueFacts;
import io.yarnsubmit.client.explain.RequestedContainer;
import io.yarnsubmit.client.explain.RequestedContainers;
import io.yarnsubmit.client.explain.Size;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Gathering;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.diagnostics.YarnDiagnostics;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationResourceUsageReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.YarnApplicationAttemptState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/**
 * Gathers everything that the cluster knows and that may explain one application, within a limit; facts that come later are
 * left out. Thread-safe.
 */
public final class FactsGatherer {
    private static final String NOTHING = "N/A";

    private final Cluster cluster;
    private final YarnClient yarn;
    private final Duration limit;

    /** @param limit for all questions together */
    public FactsGatherer(Cluster cluster, Duration limit) {
        this.limit = limit;
        this.cluster = cluster;
        this.yarn = cluster.yarn();
    }

    /**
     * Gathers.
     *
     * @param id the application's, in full
     * @param plan reads the application's plan, if it exists and this user may read it
     * @param live asks its ApplicationMaster, if it runs and this user may ask it
     * @throws YarnSubmitException when the ResourceManager does not answer
     */
    public ExplainFacts gather(String id, Callable<Optional<ApplicationPlan>> plan, Callable<Optional<LiveFacts>> live)
            throws InterruptedException {
        ApplicationReport report = cluster.patience()
                .bounded(
                        ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                        cluster.resourceManager(),
                        () -> yarn.getApplicationReport(ApplicationId.fromString(id)));
        return gather(report, plan, live);
    }

    private ExplainFacts gather(
            ApplicationReport report, Callable<Optional<ApplicationPlan>> plan, Callable<Optional<LiveFacts>> live)
            throws InterruptedException {
        Gathering gathering = new Gathering(limit);
        State state = state(report);
        var attempts = gathering.ask(() -> attempts(report.getApplicationId()));
        var planned = gathering.<ApplicationPlan>ask(() -> plan.call().orElse(null));
        var told = gathering.<LiveFacts>ask(
                () -> state == State.RUNNING ? live.call().orElse(null) : null);
        var machines = gathering.<List<MachineFacts>>ask(() -> state.isFinal() ? null : MachineReader.read(yarn));
        var queue =
                gathering.<QueueInfo>ask(() -> state.isFinal() ? null : new QueueReader(yarn).info(report.getQueue()));
        var page = gathering.<SchedulerPage>ask(() -> state.isFinal() ? null : page(report));
        ApplicationPlan found = planned.orNull();
        RequestedContainer am = found == null ? null : RequestedContainers.applicationMaster(found);
        var withRoom = gathering.<List<String>>ask(
                () -> state.isFinal() ? List.of() : new QueueReader(yarn).withRoom(report.getQueue(), largest(found)));
        QueueInfo info = queue.orNull();
        QueueFacts queueFacts = info == null ? null : QueueReader.facts(info, page.orNull(), withRoom.orNull());
        List<AttemptFacts> attemptFacts = Optional.ofNullable(attempts.orNull()).orElse(List.of());
        String diagnostics = Optional.ofNullable(report.getDiagnostics()).orElse("");
        return new ExplainFacts(
                report.getApplicationId().toString(),
                report.getUser(),
                state,
                ExitMark.without(diagnostics),
                state.isFinal() ? YarnDiagnostics.ofEnd(verdict(state), diagnostics, !attemptFacts.isEmpty()) : null,
                am,
                found == null ? List.of() : RequestedContainers.executors(found),
                queueFacts,
                machines.orNull(),
                attemptFacts,
                told.orNull(),
                reserved(report.getApplicationResourceUsageReport()),
                found == null ? Map.of() : found.getConfigurationMap());
    }

    private SchedulerPage page(ApplicationReport report) throws InterruptedException {
        return SchedulerPage.read(
                new ResourceManagerWeb(cluster.configuration(), SchedulerPage.LIMITS),
                report.getQueue(),
                report.getUser());
    }

    private static Size largest(@Nullable ApplicationPlan plan) {
        return plan == null
                ? Size.NONE
                : RequestedContainers.executors(plan).stream()
                        .map(RequestedContainer::size)
                        .reduce(
                                RequestedContainers.applicationMaster(plan).size(),
                                (one, other) -> one.fitsInto(other) ? other : one);
    }

    private List<AttemptFacts> attempts(ApplicationId id) throws IOException, YarnException {
        return yarn.getApplicationAttempts(id).stream()
                .sorted(Comparator.comparingInt(
                        attempt -> attempt.getApplicationAttemptId().getAttemptId()))
                .map(this::attempt)
                .toList();
    }

    private AttemptFacts attempt(ApplicationAttemptReport attempt) {
        YarnApplicationAttemptState state = attempt.getYarnApplicationAttemptState();
        ContainerId container = attempt.getAMContainerId();
        return new AttemptFacts(
                attempt.getApplicationAttemptId().getAttemptId(),
                state == YarnApplicationAttemptState.FAILED || state == YarnApplicationAttemptState.KILLED,
                host(attempt),
                container == null ? "" : container.toString(),
                Optional.ofNullable(attempt.getDiagnostics()).orElse(""));
    }

    /** The attempt reports it once it has registered; before that its container does, while it lives. */
    private String host(ApplicationAttemptReport attempt) {
        String told = attempt.getHost();
        if (told != null && !told.isEmpty() && !told.equals(NOTHING)) {
            return told;
        }
        try {
            return attempt.getAMContainerId() == null
                    ? ""
                    : yarn.getContainerReport(attempt.getAMContainerId())
                            .getAssignedNode()
                            .getHost();
        } catch (IOException | YarnException e) {
            return "";
        }
    }

    private static int reserved(@Nullable ApplicationResourceUsageReport usage) {
        return usage == null ? 0 : Math.max(0, usage.getNumReservedContainers());
    }

    private static Verdict verdict(State state) {
        return switch (state) {
            case SUCCEEDED -> Verdict.VERDICT_SUCCEEDED;
            case KILLED -> Verdict.VERDICT_KILLED;
            default -> Verdict.VERDICT_FAILED;
        };
    }

    private static State state(ApplicationReport report) {
        return switch (report.getYarnApplicationState()) {
            case NEW, NEW_SAVING, SUBMITTED -> State.SUBMITTED;
            case ACCEPTED -> State.ACCEPTED;
            case RUNNING -> State.RUNNING;
            case KILLED -> State.KILLED;
            case FAILED -> State.FAILED;
            case FINISHED ->
                switch (report.getFinalApplicationStatus()) {
                    case SUCCEEDED -> State.SUCCEEDED;
                    case KILLED -> State.KILLED;
                    default -> State.FAILED;
                };
        };
    }
}

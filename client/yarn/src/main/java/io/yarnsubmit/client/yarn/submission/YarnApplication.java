package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.explain.ExplainCore;
import io.yarnsubmit.client.explain.ExplainFacts;
import io.yarnsubmit.client.explain.Finding;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.client.follow.WaitingCause;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import io.yarnsubmit.client.yarn.explain.FactsGatherer;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** One application as the ResourceManager and its staging directory know it. */
public final class YarnApplication implements ApplicationPort {
    private static final int ATTEMPTS_TO_FIND = 5;
    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(4);
    private static final long MILLIS_BETWEEN_ATTEMPTS = 200;

    private final Cluster cluster;
    private final StagingArea area;
    private final ApplicationId id;

    public YarnApplication(Cluster cluster, StagingArea area, ApplicationId id) {
        this.cluster = cluster;
        this.area = area;
        this.id = id;
    }

    @Override
    public ApplicationView report() throws IOException {
        try {
            return view(cluster.yarn().getApplicationReport(id));
        } catch (ApplicationNotFoundException e) {
            EndCause forgotten = EndCause.of(EndCode.FORGOTTEN);
            return new ApplicationView(State.FAILED, Optional.empty(), 0, forgotten.sentence(), Optional.of(forgotten));
        } catch (IOException | YarnException e) {
            throw new IOException(Patience.reason(e), e);
        }
    }

    private static ApplicationView view(ApplicationReport report) {
        return new ApplicationView(
                state(report),
                address(report),
                report.getCurrentApplicationAttemptId().getAttemptId(),
                Optional.ofNullable(report.getDiagnostics()).orElse(""));
    }

    private static State state(ApplicationReport report) {
        return switch (report.getYarnApplicationState()) {
            case NEW, NEW_SAVING, SUBMITTED -> State.SUBMITTED;
            case ACCEPTED -> State.ACCEPTED;
            case RUNNING -> State.RUNNING;
            case KILLED -> State.KILLED;
            case FAILED -> State.FAILED;
            case FINISHED -> finished(report.getFinalApplicationStatus());
        };
    }

    private static State finished(FinalApplicationStatus status) {
        return switch (status) {
            case SUCCEEDED -> State.SUCCEEDED;
            case KILLED -> State.KILLED;
            default -> State.FAILED;
        };
    }

    private static Optional<AmAddress> address(ApplicationReport report) {
        String host = report.getHost();
        if (host == null || host.isEmpty() || host.equals("N/A") || report.getRpcPort() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new AmAddress(
                host,
                report.getRpcPort(),
                report.getCurrentApplicationAttemptId().getAttemptId()));
    }

    @Override
    public void kill() throws IOException {
        kill("");
    }

    /** Waits for a ResourceManager that is away. */
    @Override
    public void kill(String reason) throws IOException {
        try {
            cluster.patience()
                    .bounded(
                            ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                            cluster.resourceManager(),
                            () -> cluster.yarn().killApplication(id, reason.isEmpty() ? null : reason));
        } catch (YarnSubmitException e) {
            throw new IOException(Patience.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Has it killed, even if the submission may still be on its way: a ResourceManager that does not know the application yet
     * is asked again for a moment.
     */
    public void killSurely() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                cluster.yarn().killApplication(id);
                return;
            } catch (ApplicationNotFoundException e) {
                if (attempt == ATTEMPTS_TO_FIND) {
                    return;
                }
                Thread.sleep(MILLIS_BETWEEN_ATTEMPTS);
            } catch (YarnException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    @Override
    public Optional<WaitingCause> whyItWaits() throws IOException {
        try {
            ExplainFacts facts =
                    new FactsGatherer(cluster, LONGEST_GATHERING).gather(id.toString(), this::plan, Optional::empty);
            if (facts.state() != ExplainFacts.State.ACCEPTED) {
                return Optional.empty();
            }
            Finding first = ExplainCore.explain(facts).get(0);
            return Optional.of(new WaitingCause(first.code(), first.gist(), first.text()));
        } catch (YarnSubmitException e) {
            throw new IOException(Patience.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<ApplicationPlan> plan() throws IOException {
        Optional<byte[]> bytes = area.read(id.toString(), LaunchNames.PLAN_FILE);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(ApplicationPlan.parseFrom(bytes.get()));
    }

    @Override
    public void touchPresence() throws IOException {
        area.touchPresence(id.toString());
    }

    @Override
    public Optional<Outcome> leftOutcome() throws IOException {
        return area.readOutcome(id.toString());
    }
}

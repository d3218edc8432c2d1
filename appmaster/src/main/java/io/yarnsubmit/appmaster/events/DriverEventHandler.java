package io.yarnsubmit.appmaster.events;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.GroupRules;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.control.DriverEvents;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.control.ExecutorAccess;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.launch.ExecutorLaunches;
import io.yarnsubmit.appmaster.launch.GroupPlans;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.status.Instances;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.CommandEnded;
import io.yarnsubmit.protocol.v1.DriverMessage.DriverReport;
import io.yarnsubmit.protocol.v1.DriverMessage.Exclusion;
import io.yarnsubmit.protocol.v1.DriverMessage.ExecutorRegistration;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.DriverMessage.InstanceReport;
import io.yarnsubmit.protocol.v1.DriverMessage.JobReport;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the events of the driver. */
public final class DriverEventHandler implements DriverEvents {
    private static final Logger log = LoggerFactory.getLogger(DriverEventHandler.class);
    private static final int LONGEST_MESSAGE = 1_000;

    private final AllocationShell allocation;
    private final LifecycleShell lifecycle;
    private final DriverInstructions driver;
    private final ExecutorLaunches launches;
    private final GroupPlans plans;
    private final Cluster cluster;
    private final StatusBoard board;
    private final JournalEntries journal;
    private final Instances instances;
    private final ExecutorAccess access;
    private final SecretMask mask;

    private Optional<String> page = Optional.empty();

    /** @param mask hides the user's secrets in the driver's status, which everybody may see */
    public DriverEventHandler(
            AllocationShell allocation,
            LifecycleShell lifecycle,
            DriverInstructions driver,
            ExecutorLaunches launches,
            GroupPlans plans,
            Cluster cluster,
            StatusBoard board,
            JournalEntries journal,
            Instances instances,
            ExecutorAccess access,
            SecretMask mask) {
        this.instances = instances;
        this.access = access;
        this.mask = mask;
        this.allocation = allocation;
        this.lifecycle = lifecycle;
        this.driver = driver;
        this.launches = launches;
        this.plans = plans;
        this.cluster = cluster;
        this.board = board;
        this.journal = journal;
    }

    @Override
    public void linked(String hubHost, int hubPort, int highestExecutorId) {
        log.info("the driver has linked; its hub is at {}:{}", hubHost, hubPort);
        journal.driverLinked(hubHost + ":" + hubPort);
        lifecycle.driverStarted();
        board.reached("driver linked");
        if (launches.hubKnown(hubHost, hubPort)) {
            allocation.hubMoved();
        }
        driver.welcome(allocation.started(), allocation.more());
        instances.linked();
        access.linked();
        allocation.hubKnown(highestExecutorId);
    }

    @Override
    public void targets(long generation, Map<String, Integer> totals) {
        journal.targets(totals);
        allocation.targets(generation, totals);
    }

    @Override
    public void launch(GroupLaunch launch) {
        ExecutorGroupPlan plan = plans.with(launch);
        Optional<String> problem = cluster.prepare(plan, launch.getNumber());
        if (problem.isPresent()) {
            log.info("launch {} of group {} is refused: {}", launch.getNumber(), launch.getGroup(), problem.get());
        } else {
            journal.launchChanged(launch);
            launches.changed(plan);
            board.changed(plan);
            if (plans.changesContainers(plan)) {
                allocation.redefined(GroupRules.of(plan));
            }
            plans.changed(plan);
        }
        driver.launchAnswer(launch.getNumber(), problem.orElse(""));
    }

    @Override
    public void stopExecutor(int executorId, String reason) {
        journal.executorStopAsked(executorId, reason);
        allocation.stopExecutor(executorId, reason);
    }

    @Override
    public void commandEnded(CommandEnded ended) {
        allocation.commandEnded(ended.getExecutorId(), ended.getExitStatus(), ended.getProblem());
    }

    @Override
    public void executorRegistration(ExecutorRegistration said) {
        boolean registered = said.getRegistered();
        allocation.registered(said.getExecutorId(), said.getContainerId(), said.getGroup(), said.getHost(), registered);
        if (registered) {
            journal.executorRegistered(said);
            board.reached("first executor registered");
        } else {
            // Its container is about to complete, or already has.
            cluster.pollSoon();
        }
    }

    @Override
    public void report(DriverReport report) {
        String status = mask.mask(report.getStatus());
        board.reported(
                status.equals(report.getStatus())
                        ? report
                        : report.toBuilder().setStatus(status).build());
    }

    @Override
    public void job(JobReport news) {
        journal.job(news);
    }

    @Override
    public void exclusion(Exclusion exclusion) {
        journal.executorExcluded(exclusion);
    }

    @Override
    public void instances(InstanceReport report) {
        InstanceReport.Builder shown = InstanceReport.newBuilder();
        report.getChangedList()
                .forEach(said -> shown.addChanged(
                        said.toBuilder().setMessage(ShortText.cut(mask.mask(said.getMessage()), LONGEST_MESSAGE))));
        instances.reported(shown.build());
        Optional<String> now = instances.page();
        if (!now.equals(page)) {
            page = now;
            cluster.page(now);
        }
        board.refresh();
    }

    @Override
    public void access(DriverMessage.ExecutorAccess answer) {
        access.answered(answer);
    }
}

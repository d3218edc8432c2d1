package io.yarnsubmit.appmaster;

import static java.util.Objects.requireNonNull;

import io.grpc.Status;
import io.yarnsubmit.appmaster.allocation.AllocationListener;
import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.AllocatorAction;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.control.ControlEvents;
import io.yarnsubmit.appmaster.control.FeedListener;
import io.yarnsubmit.appmaster.driverhost.DriverListener;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every event to those whom it concerns, on the event loop. Events of the cluster and of the driver process come on
 * other threads; those of the service and of the allocation are on the loop already.
 */
final class Events implements ClusterEvents, ControlEvents, FeedListener, DriverListener, AllocationListener {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private static final int SIGNAL = 128;
    // A NodeManager signals all processes of a container: a driver that was killed may be killed because this one is.
    private static final Duration SIGNALS_TO_ALL = Duration.ofMillis(300);

    private final EventLoop loop;
    private final InternalFailure failure;
    private final JournalEntries journal;
    private volatile boolean processEnds;
    private @Nullable Parts parts;
    // Touched on the loop alone.
    private boolean changeToTell;

    Events(EventLoop loop, InternalFailure failure, JournalEntries journal) {
        this.loop = loop;
        this.failure = failure;
        this.journal = journal;
    }

    void connect(
            LifecycleShell lifecycle,
            AllocationShell allocation,
            DriverNews news,
            ExecutorLaunches launches,
            Cluster cluster,
            StatusBoard board) {
        Parts connected = new Parts(lifecycle, allocation, news, launches, cluster, board);
        // Through the loop, so that the events that follow see it.
        loop.execute(() -> parts = connected);
    }

    private Parts parts() {
        return requireNonNull(parts, "not connected");
    }

    /** All of an answer at once, so that the allocation decides with the whole of it in view. */
    @Override
    public void answered(ClusterAnswer answer) {
        loop.execute(() -> {
            AllocationShell allocation = parts().allocation();
            if (!answer.leftovers().isEmpty()) {
                allocation.leftovers(answer.leftovers());
            }
            if (!answer.machines().isEmpty()) {
                allocation.machines(answer.machines());
            }
            // A container can have ended in the answer that grants it.
            if (!answer.granted().isEmpty()) {
                journal.granted(answer.granted().size());
                parts().board().reached("first container granted");
                allocation.granted(answer.granted());
            }
            answer.completed()
                    .forEach(ended -> allocation.completed(ended.container(), ended.exitStatus(), ended.diagnostics()));
            answer.preemption().ifPresent(allocation::preemption);
            answer.headroom().ifPresent(this::headroom);
        });
    }

    private void headroom(Headroom headroom) {
        parts().allocation().headroom(headroom);
        parts().news().capacity(parts().allocation().more());
    }

    @Override
    public void startAccepted(String container) {
        loop.execute(() -> parts().allocation().startAccepted(container));
    }

    @Override
    public void startFailed(String container, String message) {
        loop.execute(() -> parts().allocation().startFailed(container, message));
    }

    @Override
    public void asksRefused(String message) {
        loop.execute(() -> failuresSpent(EndCause.of(EndCode.EXECUTORS_REFUSED).quoting(message)));
    }

    @Override
    public void attemptLost(String message) {
        System.err.println("The ApplicationMaster ends: " + message);
        log.error("{}", message);
        loop.execute(() -> parts().lifecycle().attemptLost());
    }

    @Override
    public void unregistered() {
        failure.unregistered();
        loop.execute(() -> parts().lifecycle().unregistered());
    }

    @Override
    public void failed(Throwable cause) {
        failure.accept(cause);
    }

    @Override
    public void driverStarted() {
        loop.execute(() -> {
            journal.driverStarted();
            parts().lifecycle().driverStarted();
        });
    }

    /** This process was told to end: what ends with it means nothing. From any thread. */
    void processEnds() {
        processEnds = true;
    }

    @Override
    public void driverEnded(int exitStatus, @Nullable DriverFailure left) {
        loop.schedule(exitStatus > SIGNAL ? SIGNALS_TO_ALL : Duration.ZERO, () -> {
            if (!failure.hasFailed() && !processEnds) {
                clientDriverEnded(exitStatus, left);
            }
        });
    }

    @Override
    public void driverLinked(String hubHost, int hubPort, int highestExecutorId) {
        log.info("the driver has linked; its hub is at {}:{}", hubHost, hubPort);
        journal.driverLinked(hubHost + ":" + hubPort);
        parts().lifecycle().driverStarted();
        parts().board().reached("driver linked");
        parts().launches().hub(hubHost, hubPort);
        parts().news()
                .welcome(parts().allocation().started(), parts().allocation().more());
        parts().allocation().hubKnown(highestExecutorId);
    }

    @Override
    public void targets(long generation, Map<String, Integer> totals) {
        journal.targets(totals);
        parts().allocation().targets(generation, totals);
    }

    @Override
    public void stopExecutor(int executorId, String reason) {
        journal.executorStopAsked(executorId, reason);
        parts().allocation().stopExecutor(executorId, reason);
    }

    @Override
    public void executorRegistration(DriverMessage.ExecutorRegistration said) {
        boolean registered = said.getRegistered();
        parts().allocation()
                .registered(said.getExecutorId(), said.getContainerId(), said.getGroup(), said.getHost(), registered);
        if (registered) {
            journal.executorRegistered(said);
            parts().board().reached("first executor registered");
        } else {
            // Its container is about to complete, or already has.
            parts().cluster().lookSoon();
        }
    }

    @Override
    public void driverReport(DriverMessage.DriverReport report) {
        parts().board().reported(report);
    }

    @Override
    public void jobNews(DriverMessage.JobNews news) {
        journal.job(news);
    }

    @Override
    public void exclusion(DriverMessage.Exclusion exclusion) {
        journal.executorExcluded(exclusion);
    }

    @Override
    public void hostHeard() {
        parts().lifecycle().hostHeard();
    }

    @Override
    public void clientDriverEnded(int exitStatus, @Nullable DriverFailure left) {
        journal.driverEnded(exitStatus, left);
        parts().lifecycle().driverEnded(exitStatus, left);
    }

    @Override
    public void endRequested(String reason) {
        journal.endRequested(reason);
        parts().lifecycle().endRequested(reason);
    }

    @Override
    public ApplicationDescription describe() {
        ApplicationDescription.Builder description =
                parts().board().description().addAllRecentLosses(parts().news().recentLosses());
        parts().allocation().executors().forEach(executor -> description.addExecutors(Description.of(executor)));
        return description.build();
    }

    @Override
    public int scale(String group, int total) {
        List<GroupView> groups = parts().allocation().view();
        GroupView former = groups.stream()
                .filter(view -> view.name().equals(group))
                .findFirst()
                .orElseThrow(() -> Status.INVALID_ARGUMENT
                        .withDescription("there is no executor group '" + group + "'; there is: "
                                + groups.stream().map(GroupView::name).collect(Collectors.joining(", ")))
                        .asRuntimeException());
        if (total < 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a number of executors is 0 or more, not " + total)
                    .asRuntimeException();
        }
        if (!parts().news().scale(group, total)) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("no driver is there to hear it; it may be starting")
                    .asRuntimeException();
        }
        return former.target();
    }

    @Override
    public void clientsTold() {
        loop.execute(() -> parts().lifecycle().clientsTold());
    }

    @Override
    public void clientsAttached(int attached) {
        loop.execute(() -> parts().lifecycle().clientsAttached(attached));
    }

    void outcomeLeft(boolean left) {
        parts().lifecycle().outcomeLeft(left);
    }

    void stagingDisposed() {
        parts().lifecycle().stagingDisposed();
    }

    @Override
    public void executorStarted(AllocatorAction.TellStarted executor) {
        parts().board().executorStarted();
        journal.executorStarted(executor);
        parts().news().started(executor);
    }

    @Override
    public void executorLost(AllocatorAction.TellLost loss) {
        parts().board().executorLost(loss.lossClass());
        journal.executorLost(loss);
        parts().news().lost(loss);
    }

    @Override
    public void drainAsked(AllocatorAction.AskDrain request) {
        journal.drainAsked(request);
        parts().news().drain(request);
    }

    @Override
    public void failuresSpent(EndCause cause) {
        journal.failuresSpent(cause);
        parts().lifecycle().failuresSpent(cause);
    }

    /** Told once for all that happens in a row: one answer may bring a thousand containers. */
    @Override
    public void changed() {
        if (!changeToTell) {
            changeToTell = true;
            loop.execute(() -> {
                changeToTell = false;
                parts().board().refresh();
                parts().lifecycle().executorsMissing(parts().board().missingExecutors());
                parts().lifecycle().executorsLive(parts().allocation().live());
            });
        }
    }

    /** Looks at what no event tells. */
    void look() {
        parts().board().refresh();
        parts().lifecycle().executorsMissing(parts().board().missingExecutors());
        parts().news().capacity(parts().allocation().more());
    }

    /** Compares the allocation's counts with what the ResourceManager is asked. */
    void checkAsks() {
        parts().cluster()
                .checkAsks(parts().allocation().view().stream()
                        .collect(Collectors.toMap(GroupView::name, GroupView::outstanding)));
    }

    private record Parts(
            LifecycleShell lifecycle,
            AllocationShell allocation,
            DriverNews news,
            ExecutorLaunches launches,
            Cluster cluster,
            StatusBoard board) {}
}

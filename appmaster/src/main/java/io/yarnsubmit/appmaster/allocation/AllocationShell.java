package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.text.RecordText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the {@link AllocatorCore} decides. All methods are called on the event loop. */
public final class AllocationShell {
    private static final Logger log = LoggerFactory.getLogger(AllocationShell.class);

    private final AllocatorCore core;
    private final ClusterContainers cluster;
    private final AllocationListener listener;
    private final EventLoop loop;
    private final InstantSource clock;
    private EventLoop.@Nullable Timer timer;

    public AllocationShell(
            AllocatorCore core,
            ClusterContainers cluster,
            AllocationListener listener,
            EventLoop loop,
            InstantSource clock) {
        this.core = core;
        this.cluster = cluster;
        this.listener = listener;
        this.loop = loop;
        this.clock = clock;
    }

    public void begin() {
        carryOut(core.begin(clock.instant()));
    }

    public void targets(long generation, Map<String, Integer> totals) {
        carryOut(core.targets(generation, totals, clock.instant()));
    }

    public void redefined(GroupRules rules) {
        carryOut(core.redefined(rules, clock.instant()));
    }

    public void hubExpected() {
        carryOut(core.hubExpected(clock.instant()));
    }

    public void hubMoved() {
        carryOut(core.hubMoved(clock.instant()));
    }

    public void hubKnown(int highestExecutorId) {
        carryOut(core.hubKnown(highestExecutorId, clock.instant()));
    }

    public void granted(List<Grant> grants) {
        carryOut(core.granted(grants, clock.instant()));
    }

    public void completed(String container, int exitStatus, String diagnostics) {
        log.info("{} completed with {}: {}", container, exitStatus, diagnostics.strip());
        carryOut(core.completed(container, exitStatus, diagnostics, clock.instant()));
    }

    public void startAccepted(String container) {
        carryOut(core.startAccepted(container, clock.instant()));
    }

    public void startFailed(String container, String message) {
        carryOut(core.startFailed(container, message, clock.instant()));
    }

    public void registered(int executorId, String container, String group, String host, boolean isRegistered) {
        carryOut(core.registered(executorId, container, group, host, isRegistered, clock.instant()));
    }

    public void leftovers(List<Grant> containers) {
        carryOut(core.leftovers(containers, clock.instant()));
    }

    public void machines(List<Machine> changed) {
        carryOut(core.machines(changed, clock.instant()));
    }

    public void preemption(PreemptionNotice notice) {
        carryOut(core.preemption(notice, clock.instant()));
    }

    public void headroom(Headroom headroom) {
        carryOut(core.headroom(headroom, clock.instant()));
    }

    public void stopExecutor(int executorId, String reason) {
        carryOut(core.stopExecutor(executorId, reason, clock.instant()));
    }

    public void commandEnded(int executorId, int status, String problem) {
        carryOut(core.commandEnded(executorId, status, problem, clock.instant()));
    }

    public void end() {
        carryOut(core.end(clock.instant()));
    }

    public void stopAll(String reason) {
        carryOut(core.stopAll(reason, clock.instant()));
    }

    /** Every executor that runs. */
    public List<AllocatorAction.TellStarted> started() {
        return core.started();
    }

    /** Every executor that is not over. */
    public List<ExecutorView> executors() {
        return core.executors();
    }

    public List<GroupView> view() {
        return core.view();
    }

    public int live() {
        return core.live();
    }

    /** How many more executors of each group the queue has room for; empty while that is not known. */
    public Map<String, Integer> more() {
        return core.more();
    }

    /** Machines that get no executors because too many have failed there. */
    public Set<String> excluded() {
        return core.excluded();
    }

    /** The queue's headroom, as last reported. */
    public Optional<Headroom> headroom() {
        return core.headroom();
    }

    private void tick() {
        carryOut(core.tick(clock.instant()));
    }

    private void carryOut(List<AllocatorAction> actions) {
        actions.forEach(this::carryOut);
        Instant now = clock.instant();
        if (timer != null) {
            timer.cancel();
        }
        timer = core.nextDeadline(now)
                .map(deadline -> loop.schedule(Duration.between(now, deadline), this::tick))
                .orElse(null);
        listener.changed();
    }

    private void carryOut(AllocatorAction action) {
        RecordText text = new RecordText((Record) action);
        if (action.isDetail()) {
            log.debug("{}", text);
        } else {
            log.info("{}", text);
        }
        action.carryOut(cluster, listener);
    }
}

package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.executors.ExecutorState.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the executors, and decides which of them end. Pure: one thread, no I/O, no clock.
 *
 * <table>
 * <caption>An executor's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>unknown, started</td><td>registered</td><td>connected</td>
 *     <td>AddToRegistry, SendRegistration, AddToScheduler, NotifyRegistered</td></tr>
 * <tr><td>connected</td><td>disconnected</td><td>disconnected</td><td>SuspendTasks, SendRegistration</td></tr>
 * <tr><td>disconnected</td><td>registered</td><td>connected</td><td>SendRegistration, ResumeTasks</td></tr>
 * <tr><td>disconnected</td><td>the grace period is over</td><td>given up</td>
 *     <td>RescheduleTasks, RemoveFromRegistry, RequestStop</td></tr>
 * <tr><td>connected</td><td>silent</td><td>given up</td>
 *     <td>RescheduleTasks, RemoveFromRegistry, SendRegistration, RequestStop</td></tr>
 * <tr><td>connected, disconnected</td><td>killed</td><td>stopping</td>
 *     <td>RescheduleTasks, RemoveFromRegistry, RequestStop, StopThroughHub</td></tr>
 * <tr><td>connected, disconnected</td><td>removed</td><td>stopping</td>
 *     <td>SendTargets if another would take its place, and as for killed</td></tr>
 * <tr><td>connected, disconnected</td><td>its command has ended</td><td>stopping</td>
 *     <td>SendCommandEnded, SendTargets if it exited with 0 and another would take its place, RemoveFromRegistry,
 *     StopThroughHub</td></tr>
 * <tr><td>connected, disconnected</td><td>surplus, or reclaimed</td><td>the same, draining</td><td>Drain</td></tr>
 * <tr><td>started</td><td>reclaimed</td><td>stopping</td><td>RequestStop</td></tr>
 * <tr><td>draining, not reclaimed</td><td>needed again</td><td>the same</td><td>CancelDrain</td></tr>
 * <tr><td>draining</td><td>drained</td><td>stopping</td><td>RemoveFromRegistry, StopThroughHub</td></tr>
 * <tr><td>stopping</td><td>disconnected</td><td>the same</td>
 *     <td>SendRegistration, and RequestStop if it was reclaimed</td></tr>
 * <tr><td>stopping</td><td>{@link #STOP_TIMEOUT} is over</td><td>the same</td>
 *     <td>RequestStop, unless sent before</td></tr>
 * <tr><td>unknown, started</td><td>registered after the driver has closed its context</td><td>stopping</td>
 *     <td>StopThroughHub</td></tr>
 * <tr><td>stopping, given up, gone</td><td>registered</td><td>the same</td><td>StopThroughHub</td></tr>
 * <tr><td>any</td><td>lost, as the ApplicationMaster reports</td><td>gone</td>
 *     <td>RescheduleTasks, RemoveFromRegistry, NotifyLost</td></tr>
 * <tr><td>stopping, given up</td><td>no report for {@link #FORGET_AFTER}</td><td>gone</td><td>NotifyLost</td></tr>
 * <tr><td>started</td><td>no report for {@link #FORGET_AFTER} after a new link</td><td>unknown</td><td></td></tr>
 * </table>
 *
 * <p>An executor is surplus when its group has more registered executors than its target, unless only the target was to
 * fall. It is reclaimed when the
 * cluster wants it back. {@link DrainSelection} chooses which executors end. Executors that have not registered yet are
 * withdrawn by the ApplicationMaster. A drained executor ends by itself, so that the user's shutdown hooks can run. If
 * it was reclaimed, the ApplicationMaster is asked to release its container as soon as the executor has disconnected,
 * because YARN would notice its end a second later.
 *
 * <p>An executor that runs a command has no slots. It is never given to the scheduler, so it is idle to all decisions.
 *
 * <p>A new link may lead to a new ApplicationMaster, which knows nothing. It is sent the targets first, then the
 * registration of each executor, then how commands ended and the requests to stop. All of these may be sent twice.
 */
public final class ExecutorsCore {
    /** Longer than an executor takes to end after it was told to. */
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    /** How long an executor is remembered without a report; longer than an ApplicationMaster takes to adopt it. */
    static final Duration FORGET_AFTER = Duration.ofMinutes(3);

    private static final String FEWER = DrainSelection.FEWER;

    private final Duration grace;
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<Integer, ExecutorState> executors = new TreeMap<>();
    private final BitSet gone = new BitSet();
    /** Groups whose executors above the target stay until they are named. */
    private final Set<String> surplusStays = new HashSet<>();

    private long generation;
    private int highestId;
    private boolean closed;

    /**
     * @param initialTotals the initial target of each group
     * @param grace how long an executor may take to reconnect
     */
    public ExecutorsCore(Map<String, Integer> initialTotals, Duration grace) {
        this.targets.putAll(initialTotals);
        this.grace = grace;
    }

    /** @param runningTasks how many tasks run on an executor */
    public List<ExecutorsAction> requested(String group, int total, IntUnaryOperator runningTasks) {
        surplusStays.remove(group);
        return targeted(group, total, runningTasks);
    }

    /**
     * The same, but no executor ends: those above the target stay until they are named. Others that end are not replaced as
     * long as there are more than the target.
     */
    public List<ExecutorsAction> requestedOnly(String group, int total, IntUnaryOperator runningTasks) {
        surplusStays.add(group);
        return targeted(group, total, runningTasks);
    }

    private List<ExecutorsAction> targeted(String group, int total, IntUnaryOperator runningTasks) {
        List<ExecutorsAction> actions = new ArrayList<>();
        Integer before = targets.put(group, total);
        if (before == null || before != total) {
            generation++;
            actions.add(new ExecutorsAction.SendTargets(generation, Map.copyOf(targets)));
        }
        actions.addAll(balance(group, runningTasks));
        return actions;
    }

    /**
     * The cluster wants executors back. The targets stay, so that others take their place. The event may be repeated.
     *
     * @param candidates the executors to choose from
     * @param count how many have to end
     */
    public List<ExecutorsAction> reclaimed(
            Collection<Integer> candidates, int count, String reason, IntUnaryOperator runningTasks) {
        Set<Integer> named = Set.copyOf(candidates);
        List<ExecutorState> known =
                executors.values().stream().filter(e -> named.contains(e.id)).toList();
        List<ExecutorsAction> actions = new ArrayList<>();
        for (ExecutorState executor : DrainSelection.reclaimed(named, known, count, runningTasks)) {
            executor.reclaimed = reason;
            if (!executor.isPresent()) {
                executor.phase = Phase.STOPPING;
                requestStop(executor, reason, actions);
            } else if (!executor.draining) {
                executor.draining = true;
                actions.add(new ExecutorsAction.Drain(executor.id, executor.group, reason));
            }
        }
        return actions;
    }

    /** The link to an ApplicationMaster is open: it is sent what its predecessor knew. */
    public List<ExecutorsAction> linkOpened(Instant now) {
        List<ExecutorsAction> actions = new ArrayList<>();
        if (generation > 0) {
            actions.add(new ExecutorsAction.SendTargets(generation, Map.copyOf(targets)));
        }
        for (ExecutorState executor : executors.values()) {
            if (executor.registration != null) {
                actions.add(executor.registrationMessage());
            }
            if (executor.phase == Phase.STARTED && executor.unconfirmedSince == null) {
                executor.unconfirmedSince = now;
            }
        }
        for (ExecutorState executor : executors.values()) {
            if (executor.commandEnded != null) {
                actions.add(executor.commandEnded);
            }
            if (executor.isLeaving() && executor.stopRequested && executor.stopReason != null) {
                actions.add(new ExecutorsAction.RequestStop(executor.id, executor.stopReason));
            }
        }
        return actions;
    }

    /** The ApplicationMaster reports that an executor's process was started. */
    public List<ExecutorsAction> started(int id, String group, Optional<URI> logUrl) {
        if (gone.get(id)) {
            return List.of();
        }
        ExecutorState executor = known(id, group);
        executor.logUrl = logUrl;
        executor.unconfirmedSince = null;
        return executor.isPresent() ? List.of(new ExecutorsAction.AddToRegistry(executor.info())) : List.of();
    }

    /** An executor has connected, for the first time or again. */
    public List<ExecutorsAction> registered(Registration registration, IntUnaryOperator runningTasks) {
        int id = registration.executorId();
        List<ExecutorsAction> actions = new ArrayList<>();
        ExecutorState executor = gone.get(id) ? null : known(id, registration.group());
        if (executor != null && closed && executor.phase == Phase.STARTED) {
            executor.phase = Phase.STOPPING;
            executor.stopReason = FEWER;
        }
        if (executor == null || executor.isLeaving()) {
            if (executor != null) {
                executor.connected = true;
                executor.registration = registration;
            }
            actions.add(new ExecutorsAction.StopThroughHub(id));
            return actions;
        }
        Phase before = executor.phase;
        executor.phase = Phase.CONNECTED;
        executor.connected = true;
        executor.unconfirmedSince = null;
        executor.registration = registration;
        actions.add(executor.registrationMessage());
        if (before == Phase.STARTED) {
            actions.add(new ExecutorsAction.AddToRegistry(executor.info()));
            if (registration.slots() > 0) {
                actions.add(new ExecutorsAction.AddToScheduler(
                        id, executor.group, registration.host(), registration.slots()));
            }
            actions.add(new ExecutorsAction.NotifyRegistered(executor.info()));
            actions.addAll(balance(executor.group, runningTasks));
        } else {
            actions.add(new ExecutorsAction.ResumeTasks(id));
        }
        return actions;
    }

    /** The connection of an executor broke or was closed. */
    public List<ExecutorsAction> disconnected(int id, Instant now) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.connected) {
            return List.of();
        }
        executor.connected = false;
        List<ExecutorsAction> actions = new ArrayList<>();
        if (executor.phase == Phase.CONNECTED) {
            executor.phase = Phase.DISCONNECTED;
            executor.disconnectedSince = now;
            actions.add(new ExecutorsAction.SuspendTasks(id));
        }
        actions.add(executor.registrationMessage());
        if (executor.isLeaving() && !executor.stopRequested && executor.reclaimed != null) {
            requestStop(executor, executor.reclaimed, actions);
        }
        return actions;
    }

    /** An executor was silent for so long that it must be dead or unreachable. */
    public List<ExecutorsAction> silent(int id, Duration silence) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.connected) {
            return List.of();
        }
        executor.connected = false;
        List<ExecutorsAction> actions = new ArrayList<>();
        actions.add(executor.registrationMessage());
        if (executor.isPresent()) {
            giveUp(executor, "it was silent for " + silence.toSeconds() + " s", actions);
        } else if (!executor.stopRequested) {
            requestStop(executor, executor.stopReason, actions);
        }
        return actions;
    }

    /** Time has passed. */
    public List<ExecutorsAction> tick(Instant now) {
        List<ExecutorsAction> actions = new ArrayList<>();
        for (ExecutorState executor : List.copyOf(executors.values())) {
            if (executor.phase == Phase.DISCONNECTED && elapsed(executor.disconnectedSince, grace, now)) {
                giveUp(executor, "its connection broke and was not restored for " + grace.toSeconds() + " s", actions);
            } else if (executor.isLeaving()) {
                leavingTick(executor, now, actions);
            }
            if (elapsed(executor.unconfirmedSince, FORGET_AFTER, now)) {
                forget(executor, actions);
            }
        }
        return actions;
    }

    private void leavingTick(ExecutorState executor, Instant now, List<ExecutorsAction> actions) {
        if (executor.stoppingSince == null) {
            executor.stoppingSince = now;
            executor.unconfirmedSince = now;
        }
        if (!executor.stopRequested && elapsed(executor.stoppingSince, STOP_TIMEOUT, now)) {
            requestStop(executor, executor.stopReason, actions);
        }
    }

    /** No ApplicationMaster will report how this executor ended. */
    private void forget(ExecutorState executor, List<ExecutorsAction> actions) {
        executors.remove(executor.id);
        if (executor.isLeaving()) {
            gone.set(executor.id);
            actions.add(new ExecutorsAction.NotifyLost(executor.unexplained()));
        }
    }

    /** The ApplicationMaster reports that an executor's container has ended. */
    public List<ExecutorsAction> lost(ExecutorLoss loss) {
        int id = loss.id();
        List<ExecutorsAction> actions = new ArrayList<>();
        if (gone.get(id)) {
            return actions;
        }
        highestId = Math.max(highestId, id);
        gone.set(id);
        ExecutorState executor = executors.remove(id);
        if (executor == null) {
            actions.add(new ExecutorsAction.NotifyLost(loss));
            return actions;
        }
        if (executor.isPresent()) {
            actions.add(new ExecutorsAction.RescheduleTasks(id, loss.message(), blamed(loss.cause())));
            actions.add(new ExecutorsAction.RemoveFromRegistry(id, executor.group));
        }
        actions.add(new ExecutorsAction.NotifyLost(executor.explained(loss)));
        return actions;
    }

    /** The driver wants an executor to end now. */
    public List<ExecutorsAction> killed(int id) {
        return killed(id, "the driver asked for it");
    }

    /**
     * The driver wants an executor to end now, and no other to take its place: the target of its group falls by one, unless the
     * group has more than its target anyway.
     *
     * @param least below which the target of the group does not fall
     */
    public List<ExecutorsAction> removed(int id, int least) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.isPresent()) {
            return List.of();
        }
        List<ExecutorsAction> actions = new ArrayList<>();
        lowerTarget(executor, least, actions);
        actions.addAll(killed(id, "the driver asked for it, and for no other in its place"));
        return actions;
    }

    /** So that no other takes the place of this one. */
    private void lowerTarget(ExecutorState executor, int least, List<ExecutorsAction> actions) {
        int target = target(executor.group);
        if (target > least && !executor.isSurplus() && expected(executor.group) <= target) {
            targets.put(executor.group, target - 1);
            generation++;
            actions.add(new ExecutorsAction.SendTargets(generation, Map.copyOf(targets)));
        }
    }

    /**
     * The command of an executor has ended, and so does the executor. With status 0 its work is done, and no other takes its
     * place. The event may be repeated.
     *
     * @param problem why it could not be started; empty if it was
     */
    public List<ExecutorsAction> commandEnded(int id, int exitStatus, String problem) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.isPresent()) {
            return List.of(new ExecutorsAction.StopThroughHub(id));
        }
        List<ExecutorsAction> actions = new ArrayList<>();
        // Before the target: an ApplicationMaster that has not heard of the end would choose another one to go.
        executor.commandEnded = new ExecutorsAction.SendCommandEnded(id, exitStatus, problem);
        actions.add(executor.commandEnded);
        if (exitStatus == 0) {
            lowerTarget(executor, 0, actions);
        }
        executor.phase = Phase.STOPPING;
        executor.stopReason = "its command has ended";
        actions.add(new ExecutorsAction.RemoveFromRegistry(id, executor.group));
        actions.add(new ExecutorsAction.StopThroughHub(id));
        return actions;
    }

    /** How many a group is to have. */
    public int target(String group) {
        return targets.getOrDefault(group, 0);
    }

    /** How many there are, without those that go for good. */
    private long expected(String group) {
        return executors.values().stream()
                .filter(executor -> executor.group.equals(group) && !executor.isLeaving() && !executor.isSurplus())
                .count();
    }

    private List<ExecutorsAction> killed(int id, String why) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.isPresent()) {
            return List.of();
        }
        executor.phase = Phase.STOPPING;
        List<ExecutorsAction> actions = new ArrayList<>();
        actions.add(new ExecutorsAction.RescheduleTasks(id, "the driver killed it", false));
        actions.add(new ExecutorsAction.RemoveFromRegistry(id, executor.group));
        requestStop(executor, why, actions);
        // Works even while there is no ApplicationMaster.
        actions.add(new ExecutorsAction.StopThroughHub(id));
        return actions;
    }

    /** The last task of a draining executor has ended. */
    public List<ExecutorsAction> drained(int id) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.draining || !executor.isPresent()) {
            return List.of();
        }
        executor.phase = Phase.STOPPING;
        executor.stopReason = executor.reclaimed == null ? FEWER : executor.reclaimed;
        return List.of(
                new ExecutorsAction.RescheduleTasks(id, "it was released", false),
                new ExecutorsAction.RemoveFromRegistry(id, executor.group),
                new ExecutorsAction.StopThroughHub(id));
    }

    /** The driver needs no executors any more, including those that register later. */
    public List<ExecutorsAction> closed() {
        closed = true;
        List<ExecutorsAction> actions = new ArrayList<>();
        targets.replaceAll((group, total) -> 0);
        generation++;
        actions.add(new ExecutorsAction.SendTargets(generation, Map.copyOf(targets)));
        for (ExecutorState executor : executors.values()) {
            if (executor.isPresent()) {
                executor.phase = Phase.STOPPING;
                executor.stopReason = FEWER;
                actions.add(new ExecutorsAction.RemoveFromRegistry(executor.id, executor.group));
                actions.add(new ExecutorsAction.StopThroughHub(executor.id));
            }
        }
        return actions;
    }

    /** The highest executor id seen so far. */
    public int highestId() {
        return highestId;
    }

    /** @param runningTasks how many tasks run on an executor */
    public GroupTotals totals(String group, IntUnaryOperator runningTasks) {
        int usable = 0;
        int busy = 0;
        int starting = 0;
        for (ExecutorState executor : executors.values()) {
            if (!executor.group.equals(group)) {
                continue;
            }
            if (executor.isPresent() && !executor.draining) {
                usable++;
                busy += runningTasks.applyAsInt(executor.id) > 0 ? 1 : 0;
            } else if (executor.phase == Phase.STARTED) {
                starting++;
            }
        }
        return new GroupTotals(usable, busy, starting);
    }

    private ExecutorState known(int id, String group) {
        highestId = Math.max(highestId, id);
        return executors.computeIfAbsent(id, unknown -> new ExecutorState(id, group));
    }

    private List<ExecutorsAction> balance(String group, IntUnaryOperator runningTasks) {
        List<ExecutorState> members = executors.values().stream()
                .filter(executor -> executor.group.equals(group))
                .toList();
        return DrainSelection.balance(members, target(group), surplusStays.contains(group), runningTasks);
    }

    private void giveUp(ExecutorState executor, String why, List<ExecutorsAction> actions) {
        executor.phase = Phase.GIVEN_UP;
        // A failed machine or network is far more likely than a task that stops the whole JVM.
        actions.add(new ExecutorsAction.RescheduleTasks(executor.id, why, false));
        actions.add(new ExecutorsAction.RemoveFromRegistry(executor.id, executor.group));
        requestStop(executor, why, actions);
    }

    private static void requestStop(ExecutorState executor, @Nullable String why, List<ExecutorsAction> actions) {
        executor.stopReason = why == null ? FEWER : why;
        executor.stopRequested = true;
        actions.add(new ExecutorsAction.RequestStop(executor.id, executor.stopReason));
    }

    private static boolean elapsed(@Nullable Instant since, Duration time, Instant now) {
        return since != null && Duration.between(since, now).compareTo(time) >= 0;
    }

    /** Whether a task may be the reason for the loss. What the cluster or we do is no task's fault. */
    private static boolean blamed(ExecutorLoss.Cause cause) {
        return switch (cause) {
            case PROGRAM, MEMORY, START -> true;
            case PREEMPTED, NODE, OURS -> false;
        };
    }
}

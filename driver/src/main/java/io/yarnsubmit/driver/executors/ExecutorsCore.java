package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.executors.ExecutorState.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows the executors, and decides which are to go. Pure: one thread, no I/O, no clock.
 *
 * <table>
 * <caption>An executor's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>unknown, started</td><td>registered</td><td>connected</td>
 *     <td>Show, TellRegistration, AdmitToTasks, AnnounceRegistered</td></tr>
 * <tr><td>connected</td><td>disconnected</td><td>away</td><td>TasksAway, TellRegistration</td></tr>
 * <tr><td>away</td><td>registered</td><td>connected</td><td>TellRegistration, TasksBack</td></tr>
 * <tr><td>away</td><td>the grace has passed</td><td>given up</td><td>LoseTasks, Hide, AskStop</td></tr>
 * <tr><td>connected</td><td>silent</td><td>given up</td><td>LoseTasks, Hide, TellRegistration, AskStop</td></tr>
 * <tr><td>connected, away</td><td>killed</td><td>stopping</td><td>LoseTasks, Hide, AskStop, StopThroughHub</td></tr>
 * <tr><td>connected, away</td><td>surplus, or recalled</td><td>the same, draining</td><td>Drain</td></tr>
 * <tr><td>started</td><td>recalled</td><td>stopping</td><td>AskStop</td></tr>
 * <tr><td>draining, not recalled</td><td>wanted again</td><td>the same</td><td>Keep</td></tr>
 * <tr><td>draining</td><td>drained</td><td>stopping</td><td>Hide, StopThroughHub</td></tr>
 * <tr><td>stopping</td><td>disconnected</td><td>the same</td>
 *     <td>TellRegistration, and AskStop if it was recalled</td></tr>
 * <tr><td>stopping</td><td>{@link #STOP_PATIENCE} is over</td><td>the same</td><td>AskStop, unless it was said</td></tr>
 * <tr><td>unknown, started</td><td>registered, when the driver needs none any more</td><td>stopping</td>
 *     <td>StopThroughHub</td></tr>
 * <tr><td>stopping, given up, gone</td><td>registered</td><td>the same</td><td>StopThroughHub</td></tr>
 * <tr><td>any</td><td>lost, says the ApplicationMaster</td><td>gone</td><td>LoseTasks, Hide, AnnounceLost</td></tr>
 * <tr><td>stopping, given up</td><td>nothing said of it for {@link #MEMORY}</td><td>gone</td><td>AnnounceLost</td></tr>
 * <tr><td>started</td><td>nothing said of it for {@link #MEMORY} after a new link</td><td>unknown</td><td></td></tr>
 * </table>
 *
 * <p>An executor is surplus when its group has more that are registered than it is to have; it is recalled when the
 * cluster wants it back. Those with the fewest running tasks go first, of these the youngest. What has not registered yet
 * is the ApplicationMaster's to withdraw. An executor that has drained ends by itself, which is gentle to the user's
 * shutdown hooks in it. Where the cluster wants the container, the ApplicationMaster is asked to give it back as soon as
 * the executor has closed its connection, for YARN would hear of its end a second later.
 *
 * <p>A new link may lead to another attempt of the ApplicationMaster, which knows nothing: it is told the targets first,
 * then who each executor is, then what was asked for of those that are to end. All of this may be said twice.
 */
public final class ExecutorsCore {
    /** Longer than an executor takes that is told to end. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(3);
    /** How long an executor is remembered that no ApplicationMaster speaks of: longer than it takes one to adopt. */
    static final Duration MEMORY = Duration.ofMinutes(3);

    private static final String FEWER = "the driver needs fewer executors";

    private final Duration grace;
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<Integer, ExecutorState> executors = new TreeMap<>();
    private final BitSet gone = new BitSet();
    private long generation;
    private int highestId;
    private boolean closed;

    /**
     * @param initialTotals how many executors each group has been asked for already
     * @param grace how long a broken connection may take to come back
     */
    public ExecutorsCore(Map<String, Integer> initialTotals, Duration grace) {
        this.targets.putAll(initialTotals);
        this.grace = grace;
    }

    /** @param runningTasks how many tasks run on an executor */
    public List<ExecutorsAction> requested(String group, int total, IntUnaryOperator runningTasks) {
        List<ExecutorsAction> actions = new ArrayList<>();
        Integer before = targets.put(group, total);
        if (before == null || before != total) {
            generation++;
            actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(targets)));
        }
        actions.addAll(balance(group, runningTasks));
        return actions;
    }

    /**
     * The cluster wants executors back. The targets stay, so that others take their place. Saying it again does no harm.
     *
     * @param candidates of which some have to go
     * @param count how many
     */
    public List<ExecutorsAction> recalled(
            Collection<Integer> candidates, int count, String reason, IntUnaryOperator runningTasks) {
        Set<Integer> named = Set.copyOf(candidates);
        List<ExecutorState> known =
                executors.values().stream().filter(e -> named.contains(e.id)).toList();
        List<ExecutorsAction> actions = new ArrayList<>();
        for (ExecutorState executor : DrainSelection.recalled(named, known, count, runningTasks)) {
            executor.recalled = reason;
            if (!executor.isPresent()) {
                executor.phase = Phase.STOPPING;
                ask(executor, reason, actions);
            } else if (!executor.draining) {
                executor.draining = true;
                actions.add(new ExecutorsAction.Drain(executor.id));
            }
        }
        return actions;
    }

    /** The link to an ApplicationMaster is open: it is told what its predecessor knew. */
    public List<ExecutorsAction> linkOpened(Instant now) {
        List<ExecutorsAction> actions = new ArrayList<>();
        if (generation > 0) {
            actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(targets)));
        }
        for (ExecutorState executor : executors.values()) {
            if (executor.registration != null) {
                actions.add(executor.tell());
            }
            if (executor.phase == Phase.STARTED && executor.unheardSince == null) {
                executor.unheardSince = now;
            }
        }
        for (ExecutorState executor : executors.values()) {
            if (executor.isLeaving() && executor.asked && executor.verdict != null) {
                actions.add(new ExecutorsAction.AskStop(executor.id, executor.verdict));
            }
        }
        return actions;
    }

    /** The ApplicationMaster says that its process was started. */
    public List<ExecutorsAction> started(int id, String group, Optional<URI> logUrl) {
        if (gone.get(id)) {
            return List.of();
        }
        ExecutorState executor = known(id, group);
        executor.logUrl = logUrl;
        executor.unheardSince = null;
        return executor.isPresent() ? List.of(new ExecutorsAction.Show(executor.info())) : List.of();
    }

    /** It connected, for the first time or again. */
    public List<ExecutorsAction> registered(Registration registration, IntUnaryOperator runningTasks) {
        int id = registration.executorId();
        List<ExecutorsAction> actions = new ArrayList<>();
        ExecutorState executor = gone.get(id) ? null : known(id, registration.group());
        if (executor != null && closed && executor.phase == Phase.STARTED) {
            executor.phase = Phase.STOPPING;
            executor.verdict = FEWER;
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
        executor.unheardSince = null;
        executor.registration = registration;
        actions.add(executor.tell());
        if (before == Phase.STARTED) {
            actions.add(new ExecutorsAction.Show(executor.info()));
            actions.add(
                    new ExecutorsAction.AdmitToTasks(id, executor.group, registration.host(), registration.slots()));
            actions.add(new ExecutorsAction.AnnounceRegistered(executor.info()));
            actions.addAll(balance(executor.group, runningTasks));
        } else {
            actions.add(new ExecutorsAction.TasksBack(id));
        }
        return actions;
    }

    /** Its connection broke or was closed. */
    public List<ExecutorsAction> disconnected(int id, Instant now) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.connected) {
            return List.of();
        }
        executor.connected = false;
        List<ExecutorsAction> actions = new ArrayList<>();
        if (executor.phase == Phase.CONNECTED) {
            executor.phase = Phase.AWAY;
            executor.awaySince = now;
            actions.add(new ExecutorsAction.TasksAway(id));
        }
        actions.add(executor.tell());
        if (executor.isLeaving() && !executor.asked && executor.recalled != null) {
            ask(executor, executor.recalled, actions);
        }
        return actions;
    }

    /** It said nothing for so long that it cannot be alive, or cannot be reached. */
    public List<ExecutorsAction> silent(int id, Duration silence) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.connected) {
            return List.of();
        }
        executor.connected = false;
        List<ExecutorsAction> actions = new ArrayList<>();
        actions.add(executor.tell());
        if (executor.isPresent()) {
            giveUp(executor, "it said nothing for " + silence.toSeconds() + " s", actions);
        } else if (!executor.asked) {
            ask(executor, executor.verdict, actions);
        }
        return actions;
    }

    /** Time has passed. */
    public List<ExecutorsAction> tick(Instant now) {
        List<ExecutorsAction> actions = new ArrayList<>();
        for (ExecutorState executor : List.copyOf(executors.values())) {
            if (executor.phase == Phase.AWAY && over(executor.awaySince, grace, now)) {
                giveUp(executor, "its connection broke and did not come back for " + grace.toSeconds() + " s", actions);
            } else if (executor.isLeaving()) {
                leavingTick(executor, now, actions);
            }
            if (over(executor.unheardSince, MEMORY, now)) {
                forget(executor, actions);
            }
        }
        return actions;
    }

    private void leavingTick(ExecutorState executor, Instant now, List<ExecutorsAction> actions) {
        if (executor.stoppingSince == null) {
            executor.stoppingSince = now;
            executor.unheardSince = now;
        }
        if (!executor.asked && over(executor.stoppingSince, STOP_PATIENCE, now)) {
            ask(executor, executor.verdict, actions);
        }
    }

    /** No ApplicationMaster will tell how it ended. */
    private void forget(ExecutorState executor, List<ExecutorsAction> actions) {
        executors.remove(executor.id);
        if (executor.isLeaving()) {
            gone.set(executor.id);
            actions.add(new ExecutorsAction.AnnounceLost(executor.unexplained()));
        }
    }

    /** The ApplicationMaster says that its container has ended. */
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
            actions.add(new ExecutorsAction.AnnounceLost(loss));
            return actions;
        }
        if (executor.isPresent()) {
            actions.add(new ExecutorsAction.LoseTasks(id, loss.message(), blamed(loss.cause())));
            actions.add(new ExecutorsAction.Hide(id, executor.group));
        }
        actions.add(new ExecutorsAction.AnnounceLost(executor.explained(loss)));
        return actions;
    }

    /** The driver wants it to end now. */
    public List<ExecutorsAction> killed(int id) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.isPresent()) {
            return List.of();
        }
        executor.phase = Phase.STOPPING;
        List<ExecutorsAction> actions = new ArrayList<>();
        actions.add(new ExecutorsAction.LoseTasks(id, "it was ended by the driver", false));
        actions.add(new ExecutorsAction.Hide(id, executor.group));
        ask(executor, "the driver asked for it", actions);
        // Also when there is no ApplicationMaster at the moment.
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
        executor.verdict = executor.recalled == null ? FEWER : executor.recalled;
        return List.of(
                new ExecutorsAction.LoseTasks(id, "it was given back", false),
                new ExecutorsAction.Hide(id, executor.group),
                new ExecutorsAction.StopThroughHub(id));
    }

    /** The driver needs no executors any more, nor those that come later. */
    public List<ExecutorsAction> closed() {
        closed = true;
        List<ExecutorsAction> actions = new ArrayList<>();
        targets.replaceAll((group, total) -> 0);
        generation++;
        actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(targets)));
        for (ExecutorState executor : executors.values()) {
            if (executor.isPresent()) {
                executor.phase = Phase.STOPPING;
                executor.verdict = FEWER;
                actions.add(new ExecutorsAction.Hide(executor.id, executor.group));
                actions.add(new ExecutorsAction.StopThroughHub(executor.id));
            }
        }
        return actions;
    }

    /** The highest id that was heard of. */
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
        return DrainSelection.balance(members, targets.getOrDefault(group, 0), runningTasks);
    }

    private void giveUp(ExecutorState executor, String why, List<ExecutorsAction> actions) {
        executor.phase = Phase.GIVEN_UP;
        // A machine or a network that fails is far more likely than a task that stops the whole JVM.
        actions.add(new ExecutorsAction.LoseTasks(executor.id, why, false));
        actions.add(new ExecutorsAction.Hide(executor.id, executor.group));
        ask(executor, why, actions);
    }

    private static void ask(ExecutorState executor, @Nullable String why, List<ExecutorsAction> actions) {
        executor.verdict = why == null ? FEWER : why;
        executor.asked = true;
        actions.add(new ExecutorsAction.AskStop(executor.id, executor.verdict));
    }

    private static boolean over(@Nullable Instant since, Duration time, Instant now) {
        return since != null && Duration.between(since, now).compareTo(time) >= 0;
    }

    /** Whether a task may have been what ended its executor. What the cluster or we ourselves do is no task's fault. */
    private static boolean blamed(ExecutorLoss.Cause cause) {
        return switch (cause) {
            case PROGRAM, MEMORY, START -> true;
            case PREEMPTED, NODE, OURS -> false;
        };
    }
}

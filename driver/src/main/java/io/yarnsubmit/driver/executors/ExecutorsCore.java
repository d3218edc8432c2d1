package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.executors.ExecutorState.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

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
 * <tr><td>connected, away</td><td>killed</td><td>stopping</td><td>LoseTasks, Hide, AskStop</td></tr>
 * <tr><td>connected, away</td><td>surplus</td><td>the same, draining</td><td>Drain</td></tr>
 * <tr><td>draining</td><td>wanted again</td><td>the same</td><td>Keep</td></tr>
 * <tr><td>draining</td><td>drained</td><td>stopping</td><td>Hide, StopThroughHub</td></tr>
 * <tr><td>stopping, given up, gone</td><td>registered</td><td>the same</td><td>StopThroughHub</td></tr>
 * <tr><td>any</td><td>lost, says the ApplicationMaster</td><td>gone</td><td>LoseTasks, Hide, AnnounceLost</td></tr>
 * </table>
 *
 * <p>An executor is surplus when its group has more that are registered than it is to have. Those with the fewest running
 * tasks go first, of these the youngest. What has not registered yet is the ApplicationMaster's to withdraw.
 */
public final class ExecutorsCore {
    private final Duration grace;
    private final Map<String, Integer> totals = new LinkedHashMap<>();
    private final Map<Integer, ExecutorState> executors = new TreeMap<>();
    private final BitSet gone = new BitSet();
    private long generation;
    private int highestId;

    /**
     * @param initialTotals how many executors each group has been asked for already
     * @param grace how long a broken connection may take to come back
     */
    public ExecutorsCore(Map<String, Integer> initialTotals, Duration grace) {
        this.totals.putAll(initialTotals);
        this.grace = grace;
    }

    /** @param runningTasks how many tasks run on an executor */
    public List<ExecutorsAction> requested(String group, int total, IntUnaryOperator runningTasks) {
        List<ExecutorsAction> actions = new ArrayList<>();
        Integer before = totals.put(group, total);
        if (before == null || before != total) {
            generation++;
            actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(totals)));
        }
        balance(group, runningTasks, actions);
        return actions;
    }

    /** The link to an ApplicationMaster is open: it is told what its predecessor knew. */
    public List<ExecutorsAction> linkOpened() {
        List<ExecutorsAction> actions = new ArrayList<>();
        if (generation > 0) {
            actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(totals)));
        }
        for (ExecutorState executor : executors.values()) {
            if (executor.phase == Phase.CONNECTED) {
                actions.add(new ExecutorsAction.TellRegistration(executor.id, true));
            } else if (executor.verdict != null) {
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
        return executor.isPresent() ? List.of(new ExecutorsAction.Show(executor.info())) : List.of();
    }

    /** It connected, for the first time or again. */
    public List<ExecutorsAction> registered(Registration registration, IntUnaryOperator runningTasks) {
        int id = registration.executorId();
        List<ExecutorsAction> actions = new ArrayList<>();
        ExecutorState executor = gone.get(id) ? null : known(id, registration.group());
        if (executor == null || executor.phase == Phase.STOPPING || executor.phase == Phase.GIVEN_UP) {
            actions.add(new ExecutorsAction.StopThroughHub(id));
            return actions;
        }
        Phase before = executor.phase;
        executor.phase = Phase.CONNECTED;
        executor.registration = registration;
        actions.add(new ExecutorsAction.TellRegistration(id, true));
        if (before == Phase.STARTED) {
            actions.add(new ExecutorsAction.Show(executor.info()));
            actions.add(
                    new ExecutorsAction.AdmitToTasks(id, executor.group, registration.host(), registration.slots()));
            actions.add(new ExecutorsAction.AnnounceRegistered(executor.info()));
            balance(executor.group, runningTasks, actions);
        } else {
            actions.add(new ExecutorsAction.TasksBack(id));
        }
        return actions;
    }

    /** Its connection broke or was closed. */
    public List<ExecutorsAction> disconnected(int id, Instant now) {
        ExecutorState executor = executors.get(id);
        if (executor == null || executor.phase != Phase.CONNECTED) {
            return List.of();
        }
        executor.phase = Phase.AWAY;
        executor.awaySince = now;
        return List.of(new ExecutorsAction.TasksAway(id), new ExecutorsAction.TellRegistration(id, false));
    }

    /** It said nothing for so long that it cannot be alive, or cannot be reached. */
    public List<ExecutorsAction> silent(int id, Duration silence) {
        ExecutorState executor = executors.get(id);
        if (executor == null || executor.phase != Phase.CONNECTED) {
            return List.of();
        }
        List<ExecutorsAction> actions = new ArrayList<>();
        actions.add(new ExecutorsAction.TellRegistration(id, false));
        giveUp(executor, "it said nothing for " + silence.toSeconds() + " s", actions);
        return actions;
    }

    /** Time has passed. */
    public List<ExecutorsAction> tick(Instant now) {
        List<ExecutorsAction> actions = new ArrayList<>();
        for (ExecutorState executor : executors.values()) {
            Instant since = executor.awaySince;
            if (executor.phase == Phase.AWAY
                    && since != null
                    && Duration.between(since, now).compareTo(grace) >= 0) {
                giveUp(executor, "its connection broke and did not come back for " + grace.toSeconds() + " s", actions);
            }
        }
        return actions;
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
            actions.add(new ExecutorsAction.LoseTasks(id, loss.message()));
            actions.add(new ExecutorsAction.Hide(id, executor.group));
        }
        actions.add(new ExecutorsAction.AnnounceLost(explained(executor, loss)));
        return actions;
    }

    /** The driver wants it to end now. */
    public List<ExecutorsAction> killed(int id) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.isPresent()) {
            return List.of();
        }
        executor.phase = Phase.STOPPING;
        executor.verdict = "the driver asked for it";
        return List.of(
                new ExecutorsAction.LoseTasks(id, "it was ended by the driver"),
                new ExecutorsAction.Hide(id, executor.group),
                new ExecutorsAction.AskStop(id, executor.verdict));
    }

    /** The last task of a draining executor has ended. */
    public List<ExecutorsAction> drained(int id) {
        ExecutorState executor = executors.get(id);
        if (executor == null || !executor.draining || !executor.isPresent()) {
            return List.of();
        }
        executor.phase = Phase.STOPPING;
        return List.of(
                new ExecutorsAction.LoseTasks(id, "it was given back"),
                new ExecutorsAction.Hide(id, executor.group),
                new ExecutorsAction.StopThroughHub(id));
    }

    /** The driver needs no executors any more. */
    public List<ExecutorsAction> closed() {
        List<ExecutorsAction> actions = new ArrayList<>();
        totals.replaceAll((group, total) -> 0);
        generation++;
        actions.add(new ExecutorsAction.TellTargets(generation, Map.copyOf(totals)));
        for (ExecutorState executor : executors.values()) {
            if (executor.isPresent()) {
                executor.phase = Phase.STOPPING;
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

    private ExecutorState known(int id, String group) {
        highestId = Math.max(highestId, id);
        return executors.computeIfAbsent(id, unknown -> new ExecutorState(id, group));
    }

    /** Drains what the group has too many of, or keeps what is draining but needed. */
    private void balance(String group, IntUnaryOperator runningTasks, List<ExecutorsAction> actions) {
        List<ExecutorState> usable = new ArrayList<>();
        List<ExecutorState> draining = new ArrayList<>();
        for (ExecutorState executor : executors.values()) {
            if (executor.group.equals(group) && executor.isPresent()) {
                (executor.draining ? draining : usable).add(executor);
            }
        }
        int surplus = usable.size() - totals.getOrDefault(group, 0);
        Comparator<ExecutorState> fewestTasks = Comparator.comparingInt(e -> runningTasks.applyAsInt(e.id));
        usable.sort(fewestTasks.thenComparing(e -> e.id, Comparator.reverseOrder()));
        for (ExecutorState executor : usable.subList(0, Math.max(0, surplus))) {
            executor.draining = true;
            actions.add(new ExecutorsAction.Drain(executor.id));
        }
        for (ExecutorState executor : draining.subList(0, Math.min(draining.size(), Math.max(0, -surplus)))) {
            executor.draining = false;
            actions.add(new ExecutorsAction.Keep(executor.id));
        }
    }

    private void giveUp(ExecutorState executor, String why, List<ExecutorsAction> actions) {
        executor.phase = Phase.GIVEN_UP;
        executor.verdict = why;
        actions.add(new ExecutorsAction.LoseTasks(executor.id, why));
        actions.add(new ExecutorsAction.Hide(executor.id, executor.group));
        actions.add(new ExecutorsAction.AskStop(executor.id, why));
    }

    /** The ApplicationMaster ended it because we asked; the reason is why we asked. */
    private static ExecutorLoss explained(ExecutorState executor, ExecutorLoss loss) {
        if (executor.phase != Phase.GIVEN_UP || loss.cause() != ExecutorLoss.Cause.OURS) {
            return loss;
        }
        return new ExecutorLoss(
                loss.id(),
                loss.group(),
                loss.host(),
                ExecutorLoss.Cause.NODE,
                loss.exitStatus(),
                "The driver gave it up: " + executor.verdict + ". Is " + loss.host() + " up, and reachable?");
    }
}

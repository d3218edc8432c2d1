package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_START;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which containers are asked for, launched, stopped and given back. Single-threaded, no I/O, no clock.
 *
 * <p>For each group it holds the target and counts what is under way: asks that are <em>outstanding</em>, grants that are
 * <em>held</em>, executors that are <em>live</em> (launched, container not completed). After every event each group is
 * brought into balance:
 *
 * <table>
 * <caption>Balance of one group, in this order</caption>
 * <tr><td>live + held + outstanding &gt; target</td><td>Withdraw asks first, then Release held grants; executors that run
 * are left to the driver, which knows which of them are idle</td></tr>
 * <tr><td>hub known, held &gt; 0</td><td>Launch, never more than the target</td></tr>
 * <tr><td>live + held + outstanding &lt; target</td><td>Ask, unless the group backs off, or the hub is unknown for so long
 * that grants had to be given back</td></tr>
 * </table>
 *
 * <table>
 * <caption>Events</caption>
 * <tr><th>event</th><th>what follows, besides the balance</th></tr>
 * <tr><td>granted</td><td>Settle if asks were outstanding; Release what belongs to no group</td></tr>
 * <tr><td>start accepted</td><td>TellStarted; the time to register begins</td></tr>
 * <tr><td>start failed</td><td>TellLost(node), Release</td></tr>
 * <tr><td>not registered in time</td><td>TellLost(start), Stop</td></tr>
 * <tr><td>stop asked by the driver</td><td>Stop; at completion TellLost(ours)</td></tr>
 * <tr><td>container completed</td><td>TellLost with class and reason; the budget may answer FailApplication</td></tr>
 * <tr><td>grant kept for too long</td><td>Release</td></tr>
 * <tr><td>application ends</td><td>all targets are 0 from now on</td></tr>
 * </table>
 *
 * <p>An executor that was told to stop counts as live until YARN says that its container has completed, so that its
 * successor is never there at the same time. YARN may grant more than was asked for (an ask is an absolute number that can
 * cross a grant on its way); what is over the target is released when it comes.
 */
public final class AllocatorCore {
    private static final String ENDED = "the application has ended";

    private final AllocatorSettings settings;
    private final FailureBudget budget;
    private final Map<String, GroupState> groups = new LinkedHashMap<>();
    private final Map<String, LiveExecutor> byContainer = new LinkedHashMap<>();
    private final TreeMap<Integer, LiveExecutor> byId = new TreeMap<>();
    private int nextExecutorId;
    private long generation;
    private boolean hubKnown;
    private boolean holdExpired;
    private boolean failed;
    private boolean ended;

    /** @param random spreads what several applications would otherwise do at the same time */
    public AllocatorCore(AllocatorSettings settings, Random random) {
        this.settings = settings;
        budget = new FailureBudget(settings.maxFailures());
        nextExecutorId = settings.firstExecutorId();
        settings.groups()
                .forEach(rules -> groups.put(rules.name(), new GroupState(rules.name(), rules.initialTarget())));
    }

    /** The ResourceManager is there: the initial targets are asked for. */
    public List<AllocatorAction> begin(Instant now) {
        return balanceAll(new ArrayList<>(), now);
    }

    /** The driver wants that many. A generation that is not higher than the last is ignored, as are unknown groups. */
    public List<AllocatorAction> targets(long newGeneration, Map<String, Integer> totals, Instant now) {
        List<AllocatorAction> actions = new ArrayList<>();
        if (newGeneration <= generation || ended) {
            return actions;
        }
        generation = newGeneration;
        totals.forEach((name, total) -> {
            GroupState group = groups.get(name);
            if (group != null) {
                group.target = Math.max(0, total);
            }
        });
        return balanceAll(actions, now);
    }

    /** The driver's hub can be reached. Executors get ids above those that the driver has heard of. */
    public List<AllocatorAction> hubKnown(int highestExecutorId, Instant now) {
        hubKnown = true;
        holdExpired = false;
        nextExecutorId = Math.max(nextExecutorId, highestExecutorId + 1);
        return balanceAll(new ArrayList<>(), now);
    }

    /** Containers came from the ResourceManager. */
    public List<AllocatorAction> granted(List<Grant> grants, Instant now) {
        List<AllocatorAction> actions = new ArrayList<>();
        for (Grant grant : grants) {
            GroupState group = groups.get(grant.group());
            if (group == null) {
                actions.add(new AllocatorAction.Release(grant.container()));
                continue;
            }
            if (group.outstanding > 0) {
                group.outstanding--;
                actions.add(new AllocatorAction.Settle(group.name, 1));
            }
            group.hold(grant, now);
        }
        return balanceAll(actions, now);
    }

    /** A NodeManager has started the executor's process. */
    public List<AllocatorAction> startAccepted(String container, Instant now) {
        LiveExecutor executor = byContainer.get(container);
        if (executor == null) {
            return List.of();
        }
        executor.started(now);
        return List.of(executor.tellStarted());
    }

    /** A NodeManager refused to start the executor, or could not be reached. */
    public List<AllocatorAction> startFailed(String container, String message, Instant now) {
        LiveExecutor executor = byContainer.get(container);
        List<AllocatorAction> actions = new ArrayList<>();
        if (executor == null) {
            return actions;
        }
        actions.add(new AllocatorAction.Release(container));
        lose(
                executor,
                new Loss(LOSS_CLASS_NODE, "its machine could not start it: " + message),
                OptionalInt.empty(),
                actions,
                now);
        remove(executor);
        return balanceAll(actions, now);
    }

    /**
     * The ResourceManager says which containers of a former attempt run on. It may say so later than at the registration,
     * and more than once.
     */
    public List<AllocatorAction> leftovers(List<Grant> containers, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The state of machines has changed. */
    public List<AllocatorAction> machines(List<Machine> changed, Instant now) {
        return List.of();
    }

    /** The ResourceManager wants containers back. It says so again and again until it has them. */
    public List<AllocatorAction> preemption(PreemptionNotice notice, Instant now) {
        return List.of();
    }

    /** What the queue has left, told with every answer of the ResourceManager. */
    public List<AllocatorAction> headroom(Headroom headroom, Instant now) {
        return List.of();
    }

    /**
     * The hub has, or no longer has, a connection to an executor.
     *
     * @param container the executor's, by which the executor of a former attempt is known
     */
    public List<AllocatorAction> registered(
            int executorId, String container, String groupName, String host, boolean isRegistered, Instant now) {
        LiveExecutor executor = byId.get(executorId);
        if (executor != null && executor.isRegistered() != isRegistered) {
            executor.registered(isRegistered);
            state(executor).registered += isRegistered ? 1 : -1;
            if (isRegistered) {
                budget.registered();
            } else if (ended && !executor.isStopping()) {
                return List.of(stop(executor, ENDED));
            }
        }
        return List.of();
    }

    /** The driver wants an executor ended. */
    public List<AllocatorAction> stopExecutor(int executorId, String reason, Instant now) {
        LiveExecutor executor = byId.get(executorId);
        if (executor == null || executor.isStopping()) {
            return List.of();
        }
        executor.stopping(reason.isEmpty() ? "stopped by the driver" : "stopped by the driver: " + reason);
        return List.of(new AllocatorAction.Stop(executor.grant.container()));
    }

    /** YARN says that a container has ended. */
    public List<AllocatorAction> completed(String container, int exitStatus, String diagnostics, Instant now) {
        List<AllocatorAction> actions = new ArrayList<>();
        LiveExecutor executor = byContainer.get(container);
        if (executor == null) {
            groups.values().forEach(group -> group.dropHeld(container));
            return balanceAll(actions, now);
        }
        Loss loss = loss(executor, exitStatus, diagnostics);
        lose(executor, loss, OptionalInt.of(exitStatus), actions, now);
        remove(executor);
        return balanceAll(actions, now);
    }

    /** Time has gone on. Called at {@link #nextDeadline} or later; more often does no harm. */
    public List<AllocatorAction> tick(Instant now) {
        List<AllocatorAction> actions = new ArrayList<>();
        for (LiveExecutor executor : List.copyOf(byId.values())) {
            Instant deadline = executor.registrationDeadline(settings.registrationTimeout());
            if (deadline != null && !now.isBefore(deadline)) {
                String message = "did not register with the driver within "
                        + settings.registrationTimeout().toSeconds() + " s of its start"
                        + " (yarnsubmit.executor.registrationTimeout): see its log; can its machine reach the driver's?";
                executor.stopping(message);
                actions.add(new AllocatorAction.Stop(executor.grant.container()));
                lose(executor, new Loss(LOSS_CLASS_START, message), OptionalInt.empty(), actions, now);
            }
        }
        if (!hubKnown) {
            groups.values().forEach(group -> releaseHeldTooLong(group, actions, now));
        }
        return balanceAll(actions, now);
    }

    /** The application ends: nothing is asked for any more, what is unused goes back. */
    public List<AllocatorAction> end(Instant now) {
        ended = true;
        groups.values().forEach(group -> group.target = 0);
        List<AllocatorAction> actions = new ArrayList<>();
        // The driver's hub has told those that are registered to end; nobody has told the others.
        byId.values().stream()
                .filter(executor -> !executor.isRegistered() && !executor.isStopping())
                .forEach(executor -> actions.add(stop(executor, ENDED)));
        return balanceAll(actions, now);
    }

    private static AllocatorAction stop(LiveExecutor executor, String reason) {
        executor.stopping(reason);
        return new AllocatorAction.Stop(executor.grant.container());
    }

    /** Stops every executor that lives. */
    public List<AllocatorAction> stopAll(String reason, Instant now) {
        List<AllocatorAction> actions = new ArrayList<>();
        for (LiveExecutor executor : byId.values()) {
            if (!executor.isStopping()) {
                actions.add(stop(executor, reason));
            }
        }
        return actions;
    }

    private Loss loss(LiveExecutor executor, int exitStatus, String diagnostics) {
        if (executor.isStopping()) {
            return new Loss(LOSS_CLASS_OURS, executor.stopReason());
        }
        if (ended) {
            return new Loss(LOSS_CLASS_OURS, ENDED);
        }
        GroupState group = state(executor);
        return exitStatus == 0 && group.live > group.target
                ? new Loss(LOSS_CLASS_OURS, "given back: the driver asked for fewer executors")
                : ExitStatusExplainer.explain(exitStatus, diagnostics);
    }

    /** What a driver that links again has to be told: every executor that runs. */
    public List<AllocatorAction.TellStarted> started() {
        return byId.values().stream()
                .filter(executor -> executor.isStarted() && !executor.isToldLost())
                .map(LiveExecutor::tellStarted)
                .toList();
    }

    /** When {@link #tick} has something to do, as far as is known now. */
    public Optional<Instant> nextDeadline(Instant now) {
        Stream<Instant> registrations = byId.values().stream()
                .map(executor -> executor.registrationDeadline(settings.registrationTimeout()))
                .flatMap(Stream::ofNullable);
        Stream<Instant> holds = groups.values().stream()
                .filter(group -> !hubKnown)
                .flatMap(group -> group.holdDeadline(settings.grantHold()).stream());
        Stream<Instant> waits = groups.values().stream()
                .filter(group -> group.backoff.blocks(now) && group.expected() < group.target)
                .map(group -> group.backoff.until());
        return Stream.of(registrations, holds, waits)
                .flatMap(instants -> instants)
                .min(Instant::compareTo);
    }

    /** How the groups stand. */
    public List<GroupView> view() {
        return groups.values().stream()
                .map(group -> group.view(starting(group.name)))
                .toList();
    }

    private int starting(String group) {
        return (int) byId.values().stream()
                .filter(executor -> executor.grant.group().equals(group))
                .filter(executor -> !executor.everRegistered() && !executor.isStopping())
                .count();
    }

    /** How many executors live that nobody has told to end. */
    public int live() {
        return (int) byId.values().stream()
                .filter(executor -> !executor.isStopping())
                .count();
    }

    private void lose(
            LiveExecutor executor, Loss loss, OptionalInt exitStatus, List<AllocatorAction> actions, Instant now) {
        if (executor.isToldLost()) {
            return;
        }
        executor.toldLost();
        GroupState group = state(executor);
        group.lost++;
        actions.add(new AllocatorAction.TellLost(
                executor.id, group.name, executor.grant.host(), loss.lossClass(), exitStatus, loss.message()));
        if (!executor.isStopping() || loss.lossClass() == LOSS_CLASS_START) {
            group.backoff.ended(executor.age(now), now);
        }
        Optional<String> spent = budget.lost(executor.id, executor.grant.host(), loss.lossClass(), loss.message());
        if (spent.isPresent() && !failed && !ended) {
            failed = true;
            actions.add(new AllocatorAction.FailApplication(spent.get()));
        }
    }

    private void remove(LiveExecutor executor) {
        GroupState group = state(executor);
        group.live--;
        group.registered -= executor.isRegistered() ? 1 : 0;
        byId.remove(executor.id);
        byContainer.remove(executor.grant.container());
    }

    private void releaseHeldTooLong(GroupState group, List<AllocatorAction> actions, Instant now) {
        while (isPast(group.holdDeadline(settings.grantHold()).orElse(null), now)) {
            holdExpired = true;
            actions.add(new AllocatorAction.Release(group.takeHeld().container()));
        }
    }

    private static boolean isPast(@Nullable Instant deadline, Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    private List<AllocatorAction> balanceAll(List<AllocatorAction> actions, Instant now) {
        groups.values().forEach(group -> balance(group, actions, now));
        return actions;
    }

    private void balance(GroupState group, List<AllocatorAction> actions, Instant now) {
        int withdrawn = Math.min(group.outstanding, group.expected() - group.target);
        if (withdrawn > 0) {
            group.outstanding -= withdrawn;
            actions.add(new AllocatorAction.Withdraw(group.name, withdrawn));
        }
        while (group.heldCount() > 0 && group.expected() > group.target) {
            actions.add(new AllocatorAction.Release(group.takeHeld().container()));
        }
        while (hubKnown && group.heldCount() > 0 && group.live < group.target) {
            launch(group, actions, now);
        }
        int missing = group.target - group.expected();
        if (missing > 0 && !group.backoff.blocks(now) && !holdExpired && !failed) {
            group.outstanding += missing;
            actions.add(new AllocatorAction.Ask(group.name, missing));
        }
    }

    private void launch(GroupState group, List<AllocatorAction> actions, Instant now) {
        LiveExecutor executor = new LiveExecutor(nextExecutorId++, group.takeHeld(), now);
        group.live++;
        byId.put(executor.id, executor);
        byContainer.put(executor.grant.container(), executor);
        actions.add(new AllocatorAction.Launch(executor.grant, executor.id));
    }

    private GroupState state(LiveExecutor executor) {
        GroupState group = groups.get(executor.grant.group());
        if (group == null) {
            throw new IllegalStateException("executor " + executor.id + " is of no group");
        }
        return group;
    }
}

package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.diagnostics.ExecutorExit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which containers are asked for, launched, stopped and given back. Single-threaded, no I/O, no clock.
 *
 * <p>For each group it holds the target and counts what is under way: asks that are <em>outstanding</em>, grants that are
 * <em>held</em>, executors that are <em>live</em> (launched, container not completed). After every event each group is
 * brought into balance ({@link Balance}):
 *
 * <table>
 * <caption>Balance of the groups, in this order</caption>
 * <tr><td>live + held + outstanding &gt; target</td><td>Withdraw asks first, then Release held grants; executors that run
 * are left to the driver, which knows which of them are idle</td></tr>
 * <tr><td>a gang has held for too long</td><td>Withdraw and Release all of it ({@link Gang})</td></tr>
 * <tr><td>hub known or expected, held &gt; 0</td><td>Launch, unless the group waits for its gang, or many starts are under way</td></tr>
 * <tr><td>live + held + outstanding &lt; target</td><td>Ask, unless the group backs off ({@link Backoff}), its gang waits, the
 * queue is full ({@link AskLimit}), executors of a former attempt may turn up ({@link Adoption}), or grants had to be given
 * back because the hub was unknown for too long</td></tr>
 * </table>
 *
 * <table>
 * <caption>Events</caption>
 * <tr><th>event</th><th>what follows, besides the balance</th><th>room</th></tr>
 * <tr><td>begin</td><td>Exclude what the user excludes</td><td>{@link NodeHealth}</td></tr>
 * <tr><td>redefined: other containers, or another group</td><td>Withdraw and Release what is of no use any more, Redefine</td>
 * <td>{@link HeldGrants}</td></tr>
 * <tr><td>hub expected: where it is going to be</td><td>executors are launched, and dial until it is there; when it is not
 * there in the time that they have to register, Stop them, and launch and ask again when it is</td><td>{@link
 * StartWatch}</td></tr>
 * <tr><td>hub moved: it is elsewhere than was told</td><td>Stop what was launched and has not registered</td><td></td></tr>
 * <tr><td>hub known: the driver has linked</td><td>AskDrain again, of all that have to go</td><td></td></tr>
 * <tr><td>granted</td><td>Settle if asks were outstanding; Release what belongs to no group, is too small, or is on a machine
 * that is not to be used; nothing if it is known already</td><td>{@link HeldGrants}</td></tr>
 * <tr><td>start accepted</td><td>TellStarted; the time to register begins</td><td>{@link StartWatch}</td></tr>
 * <tr><td>start failed</td><td>Release, TellLost(node)</td><td></td></tr>
 * <tr><td>start not answered, or executor not registered, in time</td><td>Stop, TellLost(start)</td><td>{@link StartWatch}</td></tr>
 * <tr><td>registered</td><td>Promote, once, in groups that are promoted; an executor not known here may be one of a former
 * attempt</td><td>{@link Adoption}</td></tr>
 * <tr><td>leftovers</td><td>they count as live; without a driver that knows them, Stop</td><td>{@link Adoption}</td></tr>
 * <tr><td>stop asked by the driver</td><td>Stop; at completion TellLost(ours), or the reason it had to go</td><td></td></tr>
 * <tr><td>container completed</td><td>TellLost with class and reason</td><td>{@link ExecutorEnds}</td></tr>
 * <tr><td>any loss by its own or its machine's fault</td><td>maybe Exclude its machine and Release what is held there, maybe FailApplication; the group backs
 * off if it lived only briefly</td><td>{@link NodeHealth}, {@link FailureBudget}</td></tr>
 * <tr><td>machine gone</td><td>TellLost(node) for all executors there; Release what is held there</td><td>{@link
 * GoneMachines}</td></tr>
 * <tr><td>machine being decommissioned</td><td>AskDrain, Stop before it goes; Release what is held there</td><td>{@link
 * LeavingMachines}</td></tr>
 * <tr><td>containers wanted back</td><td>Release, Stop, AskDrain</td><td>{@link Preemptions}</td></tr>
 * <tr><td>headroom</td><td>nothing</td><td>{@link AskLimit}</td></tr>
 * <tr><td>tick</td><td>what is due; exclusions end</td><td></td></tr>
 * <tr><td>application ends</td><td>all targets are 0 from now on; Stop what the hub cannot tell</td><td></td></tr>
 * </table>
 *
 * <p>An executor that was told to stop counts as live until YARN says that its container has completed, so that it never
 * runs at the same time as its successor. YARN may grant more than was asked for (an ask is an absolute number that can
 * cross a grant on its way); grants above the target are released when they come.
 *
 * <p>No event takes time that grows with the number of executors: counts are kept as they change, and deadlines in order.
 */
public final class AllocatorCore {
    private final Groups groups;
    private final LiveExecutors live;
    private final EndedContainers endedContainers = new EndedContainers();
    private final HeldGrants held;
    private final FailureBudget budget;
    private final NodeHealth health;
    private final ExecutorEnds executorEnds;
    private final StartWatch starts;
    private final Adoption adoption;
    private final LeavingMachines leaving;
    private final GoneMachines gone;
    private final Preemptions preemptions;
    private final AskLimit limit = new AskLimit();
    private final Gang gang;
    private final Balance balance;
    private long generation;
    private boolean ended;

    /** @param random spreads actions that several applications would otherwise do at the same time */
    public AllocatorCore(AllocatorSettings settings, Random random) {
        groups = new Groups(settings.groups());
        live = new LiveExecutors(settings.firstExecutorId());
        budget = new FailureBudget(settings.maxFailures(), settings.failuresValidity());
        held = new HeldGrants(groups, endedContainers);
        health = new NodeHealth(settings, held);
        executorEnds = new ExecutorEnds(live, budget, health);
        starts = new StartWatch(settings, executorEnds);
        adoption = new Adoption(settings, groups, live, executorEnds, endedContainers);
        leaving = new LeavingMachines(live, executorEnds);
        gone = new GoneMachines(live, executorEnds, endedContainers);
        preemptions = new Preemptions(groups, live, executorEnds, endedContainers);
        gang = new Gang(groups.all(), settings, random, endedContainers);
        balance =
                new Balance(groups, live, gang, limit, adoption, starts, budget, endedContainers, settings.grantHold());
    }

    /** The ResourceManager can be asked: requests the initial targets. */
    public List<AllocatorAction> begin(Instant now) {
        EventContext event = new EventContext(now);
        health.begin(event);
        adoption.begin(event);
        return balanced(event);
    }

    /** The driver sets targets. A generation that is not higher than the last is ignored, as are unknown groups. */
    public List<AllocatorAction> targets(long newGeneration, Map<String, Integer> totals, Instant now) {
        if (newGeneration <= generation || ended) {
            return List.of();
        }
        generation = newGeneration;
        totals.forEach((name, total) -> {
            GroupState group = groups.find(name);
            if (group != null) {
                group.target(total);
            }
        });
        return balanced(new EventContext(now));
    }

    /**
     * Executors of a group get containers of another size from now on, or there is another group. The cluster is prepared for it.
     * Executors that run stay as they are.
     */
    public List<AllocatorAction> redefined(GroupRules rules, Instant now) {
        if (ended) {
            return List.of();
        }
        EventContext event = new EventContext(now);
        GroupState group = groups.find(rules.name());
        if (group == null) {
            groups.add(rules);
        } else {
            held.giveUp(group, event);
            group.rules = rules;
        }
        event.want(new AllocatorAction.Redefine(rules.name()));
        return balanced(event);
    }

    /** It is known where the driver's hub is going to be; it may not be there yet. */
    public List<AllocatorAction> hubExpected(Instant now) {
        balance.hubExpected();
        return balanced(new EventContext(now));
    }

    /** The hub is not where executors were told: those that have not found it never will. */
    public List<AllocatorAction> hubMoved(Instant now) {
        EventContext event = new EventContext(now);
        live.all().stream()
                .filter(executor -> live.isLaunchedHere(executor.id()) && executor.isStarting())
                .forEach(executor ->
                        executorEnds.stop(executor, Verdict.stopped("the driver's hub is at another address"), event));
        return balanced(event);
    }

    /** The driver's hub can be reached. Executors get ids above those that the driver has heard of. */
    public List<AllocatorAction> hubKnown(int highestExecutorId, Instant now) {
        EventContext event = new EventContext(now);
        live.heardOf(highestExecutorId);
        adoption.hubKnown(event);
        leaving.remind(event);
        preemptions.remind(event);
        starts.hubKnown(event);
        balance.hubKnown();
        return balanced(event);
    }

    /** Containers came from the ResourceManager. */
    public List<AllocatorAction> granted(List<Grant> grants, Instant now) {
        EventContext event = new EventContext(now);
        for (Grant grant : grants) {
            if (!isKnown(grant.container())) {
                held.take(grant, grant.fits() && isUsable(grant.host()), event);
            }
        }
        return balanced(event);
    }

    private boolean isKnown(String container) {
        return live.inContainer(container) != null || groups.isHeld(container) || endedContainers.contains(container);
    }

    private boolean isUsable(String host) {
        return !health.isExcluded(host) && !leaving.isLeaving(host);
    }

    /** A NodeManager has started the executor's process. */
    public List<AllocatorAction> startAccepted(String container, Instant now) {
        LiveExecutor executor = live.inContainer(container);
        if (executor == null || executor.isStarted() || executor.isToldLost()) {
            return List.of();
        }
        EventContext event = new EventContext(now);
        executor.started();
        starts.started(executor, event);
        event.want(executor.tellStarted());
        return balanced(event);
    }

    /** A NodeManager refused to start the executor, or could not be reached. */
    public List<AllocatorAction> startFailed(String container, String message, Instant now) {
        LiveExecutor executor = live.inContainer(container);
        // A container that is told to end is given back already, and completes.
        if (executor == null || executor.isStarted() || executor.isStopping()) {
            return List.of();
        }
        EventContext event = new EventContext(now);
        endedContainers.giveBack(container, event);
        executorEnds.tellLost(executor, Verdict.refused(message), OptionalInt.empty(), event);
        live.remove(executor);
        return balanced(event);
    }

    /**
     * The ResourceManager says which containers of a former attempt run on. It may do so after the registration,
     * and more than once.
     */
    public List<AllocatorAction> leftovers(List<Grant> containers, Instant now) {
        EventContext event = new EventContext(now);
        for (Grant container : containers) {
            adoption.named(container, event);
            LiveExecutor executor = live.inContainer(container.container());
            if (executor != null) {
                leaving.met(executor, event);
            }
        }
        if (ended) {
            stopUnregistered(event);
        }
        return balanced(event);
    }

    /** The state of machines has changed. */
    public List<AllocatorAction> machines(List<Machine> changed, Instant now) {
        EventContext event = new EventContext(now);
        for (Machine machine : changed) {
            switch (machine.state()) {
                case RUNNING -> leaving.forget(machine.host());
                case DECOMMISSIONING -> leaving.leaves(machine.host(), machine.within(), event);
                case GONE -> {
                    leaving.forget(machine.host());
                    gone.gone(machine.host(), event);
                }
            }
            if (machine.state() != Machine.State.RUNNING) {
                held.giveBackOn(machine.host(), event);
            }
        }
        return balanced(event);
    }

    /** The ResourceManager wants containers back. It may repeat that until it has them. */
    public List<AllocatorAction> preemption(PreemptionNotice notice, Instant now) {
        EventContext event = new EventContext(now);
        if (!ended) {
            preemptions.notice(notice, event);
        }
        return balanced(event);
    }

    /** The queue's headroom, which comes with every answer of the ResourceManager. */
    public List<AllocatorAction> headroom(Headroom headroom, Instant now) {
        if (!limit.told(headroom)) {
            return List.of();
        }
        EventContext event = new EventContext(now);
        health.machines(headroom.machines(), event);
        return balanced(event);
    }

    /**
     * The hub has, or no longer has, a connection to an executor.
     *
     * @param container the executor's, which identifies an executor of a former attempt
     */
    public List<AllocatorAction> registered(
            int executorId, String container, String groupName, String host, boolean isRegistered, Instant now) {
        EventContext event = new EventContext(now);
        LiveExecutor executor = live.withId(executorId);
        boolean isNew = executor == null && isRegistered;
        if (isNew) {
            executor = adoption.claimed(executorId, new Grant(container, groupName, host, "", true, true), event);
        }
        if (executor != null && executor.isRegistered() != isRegistered) {
            executor.registered(isRegistered);
            if (isRegistered) {
                up(executor, event);
            } else if (ended) {
                executorEnds.stop(executor, Verdict.applicationEnded(), event);
            }
        }
        return isNew ? balanced(event) : event.actions();
    }

    private void up(LiveExecutor executor, EventContext event) {
        budget.registered();
        leaving.met(executor, event);
        if (executor.takePromotion()) {
            event.want(new AllocatorAction.Promote(executor.container()));
        }
    }

    /** The driver wants an executor ended. */
    public List<AllocatorAction> stopExecutor(int executorId, String reason, Instant now) {
        EventContext event = new EventContext(now);
        LiveExecutor executor = live.withId(executorId);
        if (executor != null) {
            executorEnds.stop(executor, Verdict.stoppedByDriver(reason), event);
        }
        return event.actions();
    }

    /**
     * The command that an executor runs has ended, and the executor ends with it.
     *
     * @param problem why the command could not be started; empty if it was
     */
    public List<AllocatorAction> commandEnded(int executorId, int status, String problem, Instant now) {
        LiveExecutor executor = live.withId(executorId);
        if (executor != null) {
            executor.commandEnded(status, Verdict.ofCommand(status, problem));
        }
        // Its container completes next, or the target falls first.
        return List.of();
    }

    /** YARN says that a container has ended. */
    public List<AllocatorAction> completed(String container, int exitStatus, String diagnostics, Instant now) {
        EventContext event = new EventContext(now);
        LiveExecutor executor = live.inContainer(container);
        if (executor != null) {
            executorEnds.completed(executor, exitStatus, diagnostics, event);
            adoption.gone(executor);
        }
        boolean isOurs = groups.dropHeld(container) || executor != null || endedContainers.contains(container);
        if (isOurs || adoption.mayBeLeft()) {
            endedContainers.completed(container, ExecutorExit.cause(exitStatus, diagnostics));
        }
        return balanced(event);
    }

    /** Time has gone on. Called at {@link #nextDeadline} or later; more often does no harm. */
    public List<AllocatorAction> tick(Instant now) {
        EventContext event = new EventContext(now);
        if (starts.tick(event)) {
            balance.hubLate();
        }
        gone.tick(event);
        adoption.tick(event);
        leaving.tick(event);
        preemptions.tick(event);
        health.tick(event);
        return balanced(event);
    }

    /** The application ends: nothing more is requested, and unused containers go back. */
    public List<AllocatorAction> end(Instant now) {
        EventContext event = new EventContext(now);
        ended = true;
        executorEnds.applicationEnded();
        gang.over();
        groups.all().forEach(group -> group.target(0));
        stopUnregistered(event);
        return balanced(event);
    }

    // The driver's hub has told the registered executors to end; nobody has told the others.
    private void stopUnregistered(EventContext event) {
        live.all().stream()
                .filter(executor -> !executor.isRegistered())
                .forEach(executor -> executorEnds.stop(executor, Verdict.applicationEnded(), event));
    }

    /** Stops every executor that lives. */
    public List<AllocatorAction> stopAll(String reason, Instant now) {
        EventContext event = new EventContext(now);
        live.all().forEach(executor -> executorEnds.stop(executor, Verdict.stopped(reason), event));
        return event.actions();
    }

    /** What a driver that links again must know: every executor that runs. */
    public List<AllocatorAction.TellStarted> started() {
        return live.all().stream()
                .filter(executor -> executor.isStarted() && executor.isIdentified() && !executor.isToldLost())
                .map(LiveExecutor::tellStarted)
                .toList();
    }

    /** Every executor whose id is known and that is not over, in the order in which they came. */
    public List<ExecutorView> executors() {
        return live.all().stream()
                .filter(executor -> executor.isIdentified() && !executor.isToldLost())
                .map(LiveExecutor::view)
                .toList();
    }

    /** When {@link #tick} has something to do, as far as is known now. */
    public Optional<Instant> nextDeadline(Instant now) {
        return Stream.of(
                        starts.next(),
                        gone.next(),
                        adoption.next(now),
                        leaving.next(),
                        preemptions.next(),
                        health.next(),
                        balance.next(now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The state of the groups. */
    public List<GroupView> view() {
        return groups.all().stream().map(group -> group.view(gang.view(group))).toList();
    }

    /** The queue's headroom, as last reported. */
    public Optional<Headroom> headroom() {
        return limit.headroom();
    }

    /** How many more executors of each group the queue has room for; empty while that is not known. */
    public Map<String, Integer> more() {
        Map<String, Integer> more = new LinkedHashMap<>();
        headroom()
                .ifPresent(room ->
                        groups.all().forEach(group -> more.put(group.name(), AskLimit.fits(room, group.rules))));
        return more;
    }

    /** Machines that get no executors because too many have failed there. */
    public Set<String> excluded() {
        return health.excluded();
    }

    /** How many live executors were not told to end. */
    public int live() {
        return groups.active();
    }

    private List<AllocatorAction> balanced(EventContext event) {
        balance.restore(event);
        return event.actions();
    }
}

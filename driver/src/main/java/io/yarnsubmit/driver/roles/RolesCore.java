package io.yarnsubmit.driver.roles;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.roles.Instance.Phase;
import io.yarnsubmit.driver.roles.Instance.StopCause;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.v1.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what the instances of roles do. Pure: one thread, no I/O, no clock.
 *
 * <p>Executors carry out orders and report how things stand. Each order has a number, the run; what is reported of another
 * run than the present one is old, and nothing follows from it.
 *
 * <table>
 * <caption>An instance's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>waiting</td><td>it has an executor, the delay is over, its role does not restart</td><td>preparing</td>
 *     <td>SendOrder: prepared, a new run</td></tr>
 * <tr><td>preparing</td><td>reported: prepared</td><td>prepared</td><td></td></tr>
 * <tr><td>prepared</td><td>the roles before it are ready, the ports that it must know are known</td><td>starting</td>
 *     <td>SendOrder: running</td></tr>
 * <tr><td>starting</td><td>reported: running</td><td>running</td><td>Happened: started; WatchKey if a key tells that it is
 *     ready</td></tr>
 * <tr><td>starting, running</td><td>reported: ready, or its key is there</td><td>ready</td><td>Happened: ready</td></tr>
 * <tr><td>running</td><td>its key is not there in time</td><td>stopping</td><td>SendOrder: stopped; then a failure</td></tr>
 * <tr><td>waiting, preparing, prepared</td><td>what it must wait for has failed for good</td><td>failed</td>
 *     <td>EndExecutor</td></tr>
 * <tr><td>starting, running, ready</td><td>ended with 0</td><td>succeeded</td><td>EndExecutor, SetExecutors; not yet for a
 *     role that restarts as a group</td></tr>
 * <tr><td>preparing to ready</td><td>a failure, and that was one too many</td><td>failed</td><td>the same; all of a group
 *     stop</td></tr>
 * <tr><td>preparing to ready</td><td>a failure</td><td>waiting for 0 s, 1 s, 2 s, 4 s … 30 s</td><td>of a group: the others
 *     stop, Happened: role restarted</td></tr>
 * <tr><td>preparing to ready</td><td>its port was taken, its executor ends, or is lost and nobody is to blame</td>
 *     <td>waiting</td><td>the same</td></tr>
 * <tr><td>stopping</td><td>reported: ended, or its executor is lost</td><td>waiting if it restarts; failed, succeeded or
 *     stopped by why it was stopped</td><td></td></tr>
 * <tr><td>any but the last ones</td><td>decided, or the end was asked for</td><td>stopping, or stopped if nothing runs</td>
 *     <td>SendOrder: stopped; AllEnded when nothing runs any more</td></tr>
 * </table>
 *
 * <p>A failure is an end with another status than 0, a command that was not ready in time, and the loss of an executor that
 * its own program may have caused: {@link ExecutorLoss.Cause#MEMORY}, {@link ExecutorLoss.Cause#PROGRAM} and
 * {@link ExecutorLoss.Cause#START}. Taken ports count only when there were {@link Ends#MOST_PORTS_TAKEN} in a row.
 *
 * <p>The generation of a role grows when all of it starts again: all stop first, the executors stay, and all choose new
 * ports. That happens to a role that restarts as a group with each failure, with each lost executor once it has started
 * something, and when its number of instances changes.
 *
 * <p>An executor that registers gets the lowest index that has none. It keeps the index until it is lost or given back. One
 * that is leaving gets no orders, but its index moves only when it is lost: what it has started may still run.
 */
public final class RolesCore {
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Outbox out = new Outbox();
    private final Ends ends = new Ends(out);
    private final Seats seats = new Seats(out);
    private final Steps steps = new Steps(roles, seats, ends, out);
    private final SuccessRule rule;
    private final Verdict verdict;
    private Optional<Decision> decision = Optional.empty();
    private boolean closing;
    private boolean allEnded;

    /**
     * Nothing runs yet.
     *
     * @param firstRun above the runs that a former driver has ordered
     */
    public RolesCore(Collection<RoleSpec> specs, SuccessRule rule, long firstRun) {
        specs.forEach(spec -> roles.put(spec.name(), new Role(spec)));
        this.rule = rule;
        this.verdict = new Verdict(rule, roles.values());
        this.steps.ordered(firstRun);
        updateNeeds();
    }

    private void updateNeeds() {
        Map<String, Integer> counts = counts();
        roles.values()
                .forEach(role -> role.peers = List.copyOf(role.spec.peers().of(counts)));
    }

    /** What is told at the beginning. */
    public List<RolesAction> started(Instant now) {
        return settled(now);
    }

    /** An executor has connected, for the first time or again. */
    public List<RolesAction> registered(int executorId, String role, String host, Instant now) {
        Role known = roles.get(role);
        if (known == null) {
            return List.of();
        }
        Optional<Seat> seat = seats.of(executorId);
        if (seat.isEmpty()) {
            seats.add(executorId, known, host);
        } else {
            // What it was told on the connection before may not have arrived.
            Optional.ofNullable(seat.get().instance).ifPresent(out::order);
        }
        return settled(now);
    }

    /** An executor was given up, or told to end. It gets no more orders. It will be lost. */
    public List<RolesAction> leaving(int executorId, Instant now) {
        seats.of(executorId).ifPresent(seat -> {
            seat.leaving = true;
            if (seat.instance == null) {
                seats.remove(executorId);
            }
        });
        return settled(now);
    }

    /** An executor is gone, and nothing of it runs any more. */
    public List<RolesAction> lost(ExecutorLoss loss, Instant now) {
        Instance instance = seats.remove(loss.id());
        if (instance != null) {
            ends.lost(instance, counts(loss.cause()), loss.exitStatus(), loss.message(), now);
        }
        return settled(now);
    }

    private static boolean counts(ExecutorLoss.Cause cause) {
        return switch (cause) {
            case PROGRAM, MEMORY, START -> true;
            case PREEMPTED, NODE, OURS -> false;
        };
    }

    /** An executor tells how the instance there is. The event may be repeated. */
    public List<RolesAction> reported(int executorId, InstanceState state, Instant now) {
        Optional<Instance> instance = seats.of(executorId)
                .flatMap(seat -> Optional.ofNullable(seat.instance))
                .filter(found -> found.run == state.getRun());
        if (instance.isEmpty()) {
            return List.of();
        }
        reported(instance.get(), state, now);
        return settled(now);
    }

    private void reported(Instance instance, InstanceState state, Instant now) {
        boolean isUnderWay = instance.phase != Phase.WAITING && !instance.phase.isFinal();
        switch (state.getPhase()) {
            case PHASE_PREPARED -> {
                if (instance.phase == Phase.PREPARING) {
                    instance.phase = Phase.PREPARED;
                    instance.ports = Map.copyOf(state.getPortsMap());
                    instance.hasAddress = true;
                }
            }
            case PHASE_RUNNING -> begun(instance, now);
            case PHASE_READY -> {
                begun(instance, now);
                if (instance.role.spec.keyWithin().isEmpty()) {
                    ready(instance, now);
                }
            }
            case PHASE_ENDED -> {
                if (isUnderWay) {
                    begun(instance, now);
                    ends.ended(instance, state, now);
                }
            }
            case PHASE_UNSPECIFIED, UNRECOGNIZED -> {
                // Of a newer version.
            }
        }
    }

    private void begun(Instance instance, Instant now) {
        if (instance.phase != Phase.STARTING) {
            return;
        }
        instance.phase = Phase.RUNNING;
        out.happened(Happened.Kind.STARTED, instance, now);
        instance.role.spec.keyWithin().ifPresent(within -> {
            instance.readyUntil = now.plus(within);
            out.add(new RolesAction.WatchKey(instance.id, instance.run));
        });
    }

    private void ready(Instance instance, Instant now) {
        if (instance.phase == Phase.RUNNING) {
            instance.phase = Phase.READY;
            instance.portsTakenInRow = 0;
            out.happened(Happened.Kind.READY, instance, now);
        }
    }

    /** The key is there that tells that an instance is ready. */
    public List<RolesAction> keyPresent(InstanceId id, long run, Instant now) {
        find(id).filter(instance -> instance.run == run).ifPresent(instance -> ready(instance, now));
        return settled(now);
    }

    /** A role is to have another number of instances. The highest indices go, but not the one that is to decide. */
    public List<RolesAction> targetChanged(String name, int wanted, Instant now) {
        Role role = roles.get(name);
        int total = Math.max(wanted, rule.least(name));
        if (role == null || closing || role.count == total || role.isOver()) {
            return List.of();
        }
        boolean restarts = role.isGroup() && role.hasStarted();
        role.count(total);
        updateNeeds();
        for (Instance instance : role.instances.tailMap(total).values()) {
            if (instance.phase.isActive()) {
                ends.stop(instance, StopCause.SCALED);
            } else if (instance.phase != Phase.STOPPING && !instance.phase.isFinal()) {
                instance.phase = Phase.STOPPED;
            }
        }
        if (restarts && total > 0) {
            ends.restart(role.members().get(0), Duration.ZERO, now);
        }
        return settled(now);
    }

    /** Time passes. */
    public List<RolesAction> tick(Instant now) {
        for (Role role : roles.values()) {
            for (Instance instance : role.instances.values()) {
                if (instance.phase == Phase.RUNNING
                        && instance.readyUntil != null
                        && !now.isBefore(instance.readyUntil)) {
                    instance.message = "its key was not there within "
                            + role.spec.keyWithin().orElseThrow().toSeconds() + " s";
                    ends.stop(instance, StopCause.NOT_READY);
                }
            }
        }
        return settled(now);
    }

    /** Everything is to end, without a decision if there is none yet. */
    public List<RolesAction> endAsked(Instant now) {
        close();
        return settled(now);
    }

    private void close() {
        if (closing) {
            return;
        }
        closing = true;
        for (Role role : roles.values()) {
            for (Instance instance : role.instances.values()) {
                if (instance.phase.isActive() || instance.phase == Phase.STOPPING) {
                    ends.stop(instance, StopCause.END);
                } else if (!instance.phase.isFinal()) {
                    instance.phase = Phase.STOPPED;
                }
            }
        }
    }

    public Optional<Decision> decision() {
        return decision;
    }

    /** Whether no command of a role runs, and none will. */
    public boolean allEnded() {
        return allEnded;
    }

    /** The roles by name, in the order in which they were given. */
    public List<String> names() {
        return List.copyOf(roles.keySet());
    }

    /** How many instances each role is to have. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        roles.values().forEach(role -> counts.put(role.name(), role.count));
        return counts;
    }

    /** How many instances a role is to have; 0 if there is no such role. */
    public int count(String role) {
        return Optional.ofNullable(roles.get(role)).map(found -> found.count).orElse(0);
    }

    /** How many executors a role needs. */
    public int executors(String role) {
        return Optional.ofNullable(roles.get(role))
                .map(found -> found.executors)
                .orElse(0);
    }

    /** All instances of a role as they are, also those that only have to end; by index. */
    public List<InstanceView> instances(String role, Instant now) {
        return Optional.ofNullable(roles.get(role)).stream()
                .flatMap(found -> found.instances.values().stream())
                .map(instance -> instance.view(now))
                .toList();
    }

    public int generation(String role) {
        return Optional.ofNullable(roles.get(role))
                .map(found -> found.generation)
                .orElse(0);
    }

    /** Which instance an executor has. */
    public Optional<InstanceId> instanceOn(int executorId) {
        return seats.of(executorId)
                .flatMap(seat -> Optional.ofNullable(seat.instance))
                .map(instance -> instance.id);
    }

    private Optional<Instance> find(InstanceId id) {
        return Optional.ofNullable(roles.get(id.role()))
                .flatMap(role -> Optional.ofNullable(role.instances.get(id.index())));
    }

    /** What follows from what has changed: one event may set off many. */
    private List<RolesAction> settled(Instant now) {
        if (!closing) {
            steps.failTheDoomed();
            decision = verdict.decision(ends.failed(), now);
            decision.ifPresent(made -> {
                out.add(new RolesAction.Decided(made));
                close();
            });
        }
        if (!closing) {
            steps.proceed(now);
            roles.values().forEach(seats::release);
        } else if (!allEnded && roles.values().stream().noneMatch(RolesCore::isEnding)) {
            allEnded = true;
            out.add(new RolesAction.AllEnded());
        }
        steps.report(now);
        return out.take();
    }

    private static boolean isEnding(Role role) {
        return role.instances.values().stream().anyMatch(instance -> instance.phase == Phase.STOPPING);
    }
}

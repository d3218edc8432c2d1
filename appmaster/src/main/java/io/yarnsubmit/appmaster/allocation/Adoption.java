package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.EndCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the executors of a former attempt of the ApplicationMaster. The ResourceManager names containers, the driver
 * names executors that are connected to it; either may come first, and repeat itself.
 *
 * <table>
 * <caption>A container</caption>
 * <tr><th>named by</th><th>is</th><th>otherwise, after the adoption timeout</th></tr>
 * <tr><td>the ResourceManager</td><td>a leftover: it counts as live, so that it is not replaced</td><td>Stop;
 * the time runs from when the hub is known, because the driver cannot name it before</td></tr>
 * <tr><td>the driver</td><td>a claim: it counts as live</td><td>TellLost(node)</td></tr>
 * <tr><td>both</td><td>adopted: an executor like others; the driver knows it already and is not told</td><td></td></tr>
 * </table>
 *
 * <p>At first nothing is requested: the driver of the former attempt says how many executors it wants, and which of them it
 * has.
 */
final class Adoption {
    /** A driver that survived links again within moments. */
    private static final Duration UNTIL_LINKED = Duration.ofSeconds(10);
    /** Its link delivers its targets and its executors, one after the other. */
    private static final Duration AFTER_LINKED = Duration.ofSeconds(2);

    private final boolean adopts;
    private final Duration timeout;
    private final Groups groups;
    private final LiveExecutors live;
    private final ExecutorEnds executorEnds;
    private final EndedContainers ended;
    private final Set<Integer> over = new HashSet<>();
    private final List<LiveExecutor> untilHubKnown = new ArrayList<>();
    private final DeadlineQueue<LiveExecutor> leftovers =
            new DeadlineQueue<>(each -> !each.isIdentified() && !each.isStopping() && !each.isOver());
    private final DeadlineQueue<LiveExecutor> claims =
            new DeadlineQueue<>(each -> !each.isConfirmed() && !each.isMachineGone() && !each.isOver());
    private Instant quietUntil = Instant.MIN;
    private boolean hubKnown;

    Adoption(
            AllocatorSettings settings,
            Groups groups,
            LiveExecutors live,
            ExecutorEnds executorEnds,
            EndedContainers ended) {
        adopts = settings.adopts();
        timeout = settings.adoptionTimeout();
        this.groups = groups;
        this.live = live;
        this.executorEnds = executorEnds;
        this.ended = ended;
    }

    void begin(EventContext event) {
        if (adopts && !hubKnown) {
            quietUntil = event.now().plus(UNTIL_LINKED);
        }
    }

    void hubKnown(EventContext event) {
        if (adopts && !hubKnown) {
            quietUntil = event.now().plus(AFTER_LINKED);
            untilHubKnown.forEach(each -> leftovers.add(event.now().plus(timeout), each));
            untilHubKnown.clear();
        }
        hubKnown = true;
    }

    /** Whether it is too early to request anything. */
    boolean isQuiet(Instant now) {
        return now.isBefore(quietUntil);
    }

    /** The ResourceManager names a container that runs, which may be one of this attempt. */
    void named(Grant grant, EventContext event) {
        LiveExecutor known = live.inContainer(grant.container());
        if (known == null && !groups.isHeld(grant.container())) {
            leftBehind(grant, event);
        } else if (known != null && !known.isConfirmed()) {
            confirmed(known, grant, event);
        }
    }

    private void leftBehind(Grant grant, EventContext event) {
        if (!adopts || ended.contains(grant.container())) {
            // A grant whose answer was lost with a ResourceManager, or one that was given back already.
            ended.giveBack(grant.container(), event);
            return;
        }
        LiveExecutor leftover = LiveExecutor.leftover(grant, groups.findOrUnplaced(grant.group()), event.now());
        live.add(leftover);
        if (hubKnown) {
            leftovers.add(event.now().plus(timeout), leftover);
        } else {
            untilHubKnown.add(leftover);
        }
    }

    private void confirmed(LiveExecutor claim, Grant grant, EventContext event) {
        GroupState group = groups.find(grant.group());
        live.confirm(claim, grant, group == null ? claim.group() : group);
        if (claim.isReleased()) {
            // Nobody could name them before.
            event.want(new AllocatorAction.Stop(grant.container()));
        }
    }

    /** The driver names an executor that is connected to it and unknown here. Returns the executor if it is new. */
    @Nullable
    LiveExecutor claimed(int id, Grant said, EventContext event) {
        if (!adopts || said.container().isEmpty() || live.isLaunchedHere(id) || over.contains(id)) {
            return null;
        }
        live.heardOf(id);
        LiveExecutor leftover = live.inContainer(said.container());
        GroupState group = groups.find(said.group());
        if (leftover != null) {
            GroupState of = leftover.group() == groups.unplaced ? group : leftover.group();
            if (leftover.isIdentified() || of == null) {
                return null;
            }
            live.identify(leftover, id, of);
            return leftover;
        }
        EndCause cause = ended.find(said.container());
        if (cause != null) {
            over.add(id);
            event.want(new AllocatorAction.TellLost(id, said.group(), said.host(), cause, OptionalInt.empty()));
            return null;
        }
        if (group == null) {
            return null;
        }
        LiveExecutor claim = LiveExecutor.claimed(id, said, group, event.now());
        live.add(claim);
        claims.add(event.now().plus(timeout), claim);
        return claim;
    }

    /** Whether an unknown container may be one of a former attempt. */
    boolean mayBeLeft() {
        return adopts;
    }

    /** An executor is gone: later messages of the driver about it are out of date. */
    void gone(LiveExecutor executor) {
        if (executor.isIdentified() && !live.isLaunchedHere(executor.id())) {
            over.add(executor.id());
        }
    }

    void tick(EventContext event) {
        leftovers.due(event.now()).forEach(each -> executorEnds.stop(each, Verdict.leftBehind(), event));
        for (LiveExecutor claim : claims.due(event.now())) {
            Verdict stopped = claim.stopVerdict();
            Verdict why = stopped == null ? Verdict.unknownToCluster() : stopped;
            executorEnds.tellLost(claim, why, OptionalInt.empty(), event);
            ended.completed(claim.container(), why.cause());
            over.add(claim.id());
            live.remove(claim);
        }
    }

    Optional<Instant> next(Instant now) {
        Optional<Instant> quiet = isQuiet(now) ? Optional.of(quietUntil) : Optional.empty();
        return Stream.of(quiet, leftovers.next(), claims.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}

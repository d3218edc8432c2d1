package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Chooses what is given back when the cluster asks for containers.
 *
 * <table>
 * <caption>In this order, until it is enough</caption>
 * <tr><td>grants that are not used yet, those that are named first</td><td>Release</td></tr>
 * <tr><td>executors that never registered, the youngest first</td><td>Stop</td></tr>
 * <tr><td>others</td><td>AskDrain: the driver knows which of them are idle; the youngest has done the least</td></tr>
 * <tr><td>the rest, a second before the time is up</td><td>Stop, the youngest first</td></tr>
 * </table>
 *
 * <p>Containers that will be taken in any case all go this way. The CapacityScheduler names each container once, others may
 * repeat themselves: a container that is named again is not a new demand while the first one lasts. Replacements are
 * requested as soon as executors have gone: those asks wait for their turn in the queue, and the scheduler does not preempt
 * for the application that it took from.
 */
final class Preemptions {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Groups groups;
    private final LiveExecutors live;
    private final ExecutorEnds executorEnds;
    private final EndedContainers ended;
    private final Set<String> strict = new HashSet<>();
    private final Set<String> choice = new HashSet<>();
    private final Set<PreemptionDemand> demands = new LinkedHashSet<>();
    private final DeadlineQueue<PreemptionDemand> ends = new DeadlineQueue<>(demands::contains);

    Preemptions(Groups groups, LiveExecutors live, ExecutorEnds executorEnds, EndedContainers ended) {
        this.groups = groups;
        this.live = live;
        this.executorEnds = executorEnds;
        this.ended = ended;
    }

    void notice(PreemptionNotice notice, EventContext event) {
        Instant deadline = event.now().plus(notice.within());
        SortedSet<String> taken = without(strict, notice.strict());
        if (!taken.isEmpty()) {
            strict.addAll(taken);
            begin(PreemptionDemand.ofAll(taken, executors(taken), deadline), event);
        }
        SortedSet<String> offered = without(choice, notice.choice());
        if (!offered.isEmpty()) {
            choice.addAll(offered);
            long promised = notice.choice().stream()
                    .filter(container -> !offered.contains(container) || isGoing(container))
                    .mapToLong(this::memoryMib)
                    .sum();
            List<LiveExecutor> candidates = executors(offered).stream()
                    .filter(each -> !each.isDraining())
                    .toList();
            begin(PreemptionDemand.of(notice.choiceMemoryMib() - promised, offered, candidates, deadline), event);
        }
    }

    /** A driver has linked that may not have heard of it. */
    void remind(EventContext event) {
        demands.forEach(demand -> askDrain(demand, event));
    }

    void tick(EventContext event) {
        for (PreemptionDemand demand : ends.due(event.now())) {
            demands.remove(demand);
            demand.containers().forEach(strict::remove);
            demand.containers().forEach(choice::remove);
            stopUntilCovered(demand, demand.staying(), event);
            demand.staying().forEach(executor -> executor.undrain(Verdict.preempted()));
        }
    }

    Optional<Instant> next() {
        return ends.next();
    }

    private void begin(PreemptionDemand demand, EventContext event) {
        demand.containers().forEach(container -> giveBack(container, demand, event));
        if (!demand.isStrict()) {
            for (GroupState group : groups.all()) {
                while (group.heldCount() > 0 && demand.missingMib() > 0) {
                    giveBack(group.firstHeld(), demand, event);
                }
            }
        }
        List<LiveExecutor> idle = demand.staying().stream()
                .filter(each -> each.isIdentified() && !each.wasRegistered())
                .toList();
        stopUntilCovered(demand, idle, event);
        demands.add(demand);
        ends.add(demand.deadline().minus(MARGIN), demand);
        askDrain(demand, event);
    }

    private void giveBack(String container, PreemptionDemand demand, EventContext event) {
        int memoryMib = memoryMib(container);
        if (demand.missingMib() > 0 && groups.dropHeld(container)) {
            demand.givenBack(memoryMib);
            ended.giveBack(container, event);
        }
    }

    private void stopUntilCovered(PreemptionDemand demand, List<LiveExecutor> executors, EventContext event) {
        long missing = demand.missingMib();
        for (LiveExecutor executor : executors) {
            if (missing <= 0) {
                return;
            }
            executorEnds.stop(executor, Verdict.preempted(), event);
            missing -= executor.memoryMib();
        }
    }

    private void askDrain(PreemptionDemand demand, EventContext event) {
        List<LiveExecutor> candidates =
                demand.staying().stream().filter(LiveExecutor::isIdentified).toList();
        long missing = demand.missingMib();
        int count = 0;
        for (LiveExecutor executor : candidates) {
            count += missing > 0 ? 1 : 0;
            missing -= executor.memoryMib();
        }
        if (count > 0) {
            candidates.forEach(executor -> executor.drain(Verdict.preempted()));
            event.want(new AllocatorAction.AskDrain(
                    candidates.stream().map(LiveExecutor::id).toList(),
                    count,
                    demand.left(event.now()),
                    "the cluster asks for containers back"));
        }
    }

    private static SortedSet<String> without(Set<String> known, Set<String> containers) {
        SortedSet<String> rest = new TreeSet<>(containers);
        rest.removeAll(known);
        return rest;
    }

    private List<LiveExecutor> executors(Set<String> containers) {
        return containers.stream()
                .map(live::inContainer)
                .flatMap(Stream::ofNullable)
                .filter(executor -> !executor.isStopping())
                .toList();
    }

    private boolean isGoing(String container) {
        LiveExecutor executor = live.inContainer(container);
        return executor != null && (executor.isStopping() || executor.isDraining());
    }

    private int memoryMib(String container) {
        LiveExecutor executor = live.inContainer(container);
        return executor != null ? executor.memoryMib() : groups.heldMemoryMib(container);
    }
}

package io.yarnsubmit.driver.executors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Chooses the executors to drain: those with the fewest running tasks first, among equals the youngest. */
final class DrainSelection {
    /** Why executors above the target go. */
    static final String FEWER = "the driver needs fewer executors";

    private DrainSelection() {}

    /**
     * Drains surplus executors of a group, or stops draining executors that are needed again and not reclaimed.
     *
     * @param surplusStays whether those above the total stay until they are named
     */
    static List<ExecutorsAction> balance(
            Collection<ExecutorState> group, int total, boolean surplusStays, IntUnaryOperator runningTasks) {
        List<ExecutorState> usable = new ArrayList<>();
        List<ExecutorState> draining = new ArrayList<>();
        for (ExecutorState executor : group) {
            if (executor.isPresent() && !executor.draining) {
                usable.add(executor);
            } else if (executor.isPresent() && executor.reclaimed == null) {
                draining.add(executor);
            }
        }
        List<ExecutorsAction> actions = new ArrayList<>();
        int surplus = usable.size() - total;
        usable.sort(order(runningTasks));
        for (ExecutorState executor : usable.subList(0, surplusStays ? 0 : Math.max(0, surplus))) {
            executor.draining = true;
            actions.add(new ExecutorsAction.Drain(executor.id, executor.group, FEWER));
        }
        for (ExecutorState executor : draining.subList(0, Math.min(draining.size(), Math.max(0, -surplus)))) {
            executor.draining = false;
            actions.add(new ExecutorsAction.CancelDrain(executor.id, executor.group));
        }
        return actions;
    }

    /**
     * Chooses among the executors that the cluster wants back. Executors that are reclaimed, leaving or gone already
     * count as chosen, so that repeating a request takes no more executors.
     *
     * @param known the candidates that are not gone
     * @return the executors to reclaim now
     */
    static List<ExecutorState> reclaimed(
            Set<Integer> candidates, List<ExecutorState> known, int count, IntUnaryOperator runningTasks) {
        List<ExecutorState> staying = new ArrayList<>();
        List<ExecutorState> going = new ArrayList<>();
        int chosen = candidates.size() - known.size();
        for (ExecutorState executor : known) {
            if (executor.isLeaving() || executor.reclaimed != null) {
                chosen++;
            } else {
                (executor.draining ? going : staying).add(executor);
            }
        }
        // First those that we drain anyway; from now on they cannot be kept.
        staying.sort(order(runningTasks));
        going.sort(order(runningTasks));
        going.addAll(staying);
        return going.subList(0, Math.min(going.size(), Math.max(0, count - chosen)));
    }

    private static Comparator<ExecutorState> order(IntUnaryOperator runningTasks) {
        Comparator<ExecutorState> fewestTasks = Comparator.comparingInt(e -> runningTasks.applyAsInt(e.id));
        return fewestTasks.thenComparing(e -> e.id, Comparator.reverseOrder());
    }
}

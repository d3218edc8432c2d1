package io.yarnsubmit.driver.executors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Chooses who goes: those with the fewest running tasks first, of these the youngest. */
final class DrainSelection {
    private DrainSelection() {}

    /** Drains what a group has too many of, or keeps what is draining but needed, unless the cluster wants it back. */
    static List<ExecutorsAction> balance(Collection<ExecutorState> group, int total, IntUnaryOperator runningTasks) {
        List<ExecutorState> usable = new ArrayList<>();
        List<ExecutorState> draining = new ArrayList<>();
        for (ExecutorState executor : group) {
            if (executor.isPresent() && !executor.draining) {
                usable.add(executor);
            } else if (executor.isPresent() && executor.recalled == null) {
                draining.add(executor);
            }
        }
        List<ExecutorsAction> actions = new ArrayList<>();
        int surplus = usable.size() - total;
        usable.sort(order(runningTasks));
        for (ExecutorState executor : usable.subList(0, Math.max(0, surplus))) {
            executor.draining = true;
            actions.add(new ExecutorsAction.Drain(executor.id));
        }
        for (ExecutorState executor : draining.subList(0, Math.min(draining.size(), Math.max(0, -surplus)))) {
            executor.draining = false;
            actions.add(new ExecutorsAction.Keep(executor.id));
        }
        return actions;
    }

    /**
     * Who of those that the cluster named goes. What is draining or leaving already, or is gone, counts as chosen, so that
     * the same request twice takes no more than once.
     *
     * @param known the candidates that are not gone
     * @return those that are to begin to go now
     */
    static List<ExecutorState> recalled(
            Set<Integer> candidates, List<ExecutorState> known, int count, IntUnaryOperator runningTasks) {
        List<ExecutorState> staying = new ArrayList<>();
        List<ExecutorState> going = new ArrayList<>();
        int chosen = candidates.size() - known.size();
        for (ExecutorState executor : known) {
            if (executor.isLeaving() || executor.recalled != null) {
                chosen++;
            } else {
                (executor.draining ? going : staying).add(executor);
            }
        }
        // Those that go for our own sake before any other: but from now on, they must.
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

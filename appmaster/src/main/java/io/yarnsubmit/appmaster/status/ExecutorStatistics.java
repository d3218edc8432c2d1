package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.protocol.v1.ApplicationStatus.ExecutorTotals;
import io.yarnsubmit.protocol.v1.ApplicationStatus.LossCount;
import io.yarnsubmit.protocol.v1.LossClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the executors of this attempt over its whole life, for the summary at its end. Touched only on the event loop. */
public final class ExecutorStatistics {
    private final Map<LossClass, Integer> losses = new EnumMap<>(LossClass.class);
    private int started;
    private int peak;

    public void started() {
        started++;
    }

    public void lost(LossClass lossClass) {
        losses.merge(lossClass, 1, Integer::sum);
    }

    void seen(List<GroupView> groups) {
        peak = Math.max(peak, groups.stream().mapToInt(GroupView::registered).sum());
    }

    ExecutorTotals totals() {
        ExecutorTotals.Builder totals =
                ExecutorTotals.newBuilder().setStarted(started).setPeak(peak);
        losses.forEach((lossClass, count) ->
                totals.addLosses(LossCount.newBuilder().setLossClass(lossClass).setCount(count)));
        return totals.build();
    }
}

package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides which executors give back tasks that they have not begun. Where nothing ends, a task takes longer than
 * expected, with others waiting behind it. If another executor is idle, some of these are recalled. If the situation
 * lasts, all are recalled, and the executor gets no more tasks until one ends.
 */
final class Recalls {
    private final ExecutorLoads loads;

    Recalls(ExecutorLoads loads) {
        this.loads = loads;
    }

    /** To be called at every tick. */
    List<TaskAction> atTick(Collection<ExecutorSlots> executors, boolean nothingWaits) {
        List<TaskAction> recalls = new ArrayList<>();
        int idle = nothingWaits ? idleSlots() : 0;
        for (ExecutorSlots executor : executors) {
            int silentBefore = executor.silentTicks;
            executor.silentTicks = executor.inFlight() == 0 ? 0 : silentBefore + 1;
            if (executor.level() <= 0 || executor.disconnected) {
                continue;
            }
            int count = executor.isHeldUp() ? executor.level() : Math.min(idle, executor.level());
            if (silentBefore > 0 && count > 0) {
                idle -= Math.min(idle, count);
                recalls.add(new TaskAction.Recall(executor.id, count));
            }
        }
        return recalls;
    }

    private int idleSlots() {
        int idle = 0;
        for (ExecutorSlots executor : loads.inOrder()) {
            if (executor.level() >= 0) {
                break;
            }
            idle -= executor.level();
        }
        return idle;
    }
}

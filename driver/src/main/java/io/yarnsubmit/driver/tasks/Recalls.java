package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which executors are to give back tasks that they have not begun. One where nothing ends runs something that lasts longer
 * than was thought, with others behind it: when another executor is idle, it gives some to that; when it goes on, it gives
 * back all, so that they are not kept from their turn, and gets no more until something ends.
 */
final class Recalls {
    private final ExecutorLoads loads;

    Recalls(ExecutorLoads loads) {
        this.loads = loads;
    }

    /** Counts the tick. */
    List<TaskAction> atTick(Collection<ExecutorSlots> executors, boolean nothingWaits) {
        List<TaskAction> recalls = new ArrayList<>();
        int idle = nothingWaits ? idleSlots() : 0;
        for (ExecutorSlots executor : executors) {
            int silentBefore = executor.silentTicks;
            executor.silentTicks = executor.inFlight() == 0 ? 0 : silentBefore + 1;
            if (executor.level() <= 0 || executor.away) {
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

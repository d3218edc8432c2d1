package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that has not ended. */
final class TaskState {
    final TaskSpec spec;
    final FunctionState function;
    /** Of the attempt that runs, or ran last. */
    int attempt;

    @Nullable
    ExecutorSlots on;
    /** Nobody waits for it any more; if it runs, its result still frees the slot. */
    boolean cancelled;
    /** How each executor that it was lost with is called, and why it was lost. */
    List<String> losses = List.of();
    /** How many of these it may have brought about. */
    int blamed;

    TaskState(TaskSpec spec, FunctionState function) {
        this.spec = spec;
        this.function = function;
    }

    void lostWith(String loss, boolean mayBeTheCause) {
        if (losses.isEmpty()) {
            losses = new ArrayList<>();
        }
        losses.add(loss);
        blamed += mayBeTheCause ? 1 : 0;
    }
}

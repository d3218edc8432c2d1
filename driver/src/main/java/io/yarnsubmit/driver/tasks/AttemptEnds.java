package io.yarnsubmit.driver.tasks;

import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.List;

/** Decides what follows from the end of an attempt: a result, an error, or a lost executor. */
final class AttemptEnds {
    private final SchedulerState state;
    private final Exclusions exclusions;
    private final int maxAttempts;

    AttemptEnds(SchedulerState state, Exclusions exclusions, int maxAttempts) {
        this.state = state;
        this.exclusions = exclusions;
        this.maxAttempts = maxAttempts;
    }

    /** An attempt was lost with its executor. @param first whether it was among the first tasks there */
    void lost(ActiveAttempt attempt, String loss, boolean first, boolean blamed, List<TaskAction> actions) {
        TaskHistory history = attempt.set.historyOf(attempt.index);
        history.suspect |= blamed;
        if (first) {
            history.losses.add(loss);
            history.blamed += blamed ? 1 : 0;
        }
        if (!attempt.unwanted && history.copies == 0 && isSpent(history)) {
            state.failed++;
            actions.add(new TaskAction.GiveUp(
                    attempt.taskId(), List.copyOf(history.losses), history.blamed >= maxAttempts));
            ended(attempt, actions);
        } else {
            requeue(attempt, true, actions);
        }
    }

    /** An attempt on an executor has ended by itself. */
    void completed(ActiveAttempt attempt, ExecutorSlots executor, TaskResult result, List<TaskAction> actions) {
        if (result.hasLostInput()) {
            inputLost(attempt, executor, result.getLostInput(), actions);
        } else {
            state.completed++;
            if (result.hasError()) {
                threw(attempt, executor, result.getError(), actions);
            } else {
                succeeded(attempt, executor, result, actions);
            }
        }
    }

    private void succeeded(ActiveAttempt attempt, ExecutorSlots executor, TaskResult result, List<TaskAction> actions) {
        attempt.set.took(result.getMicros());
        if (!attempt.unwanted) {
            TaskHistory history = attempt.set.history(attempt.index);
            if (history != null) {
                for (ExecutorSlots excluded : exclusions.succeededElsewhere(history.threwOn, executor, state.ticks)) {
                    actions.add(new TaskAction.Exclude(excluded.id, excluded.host, excluded.blame));
                }
                dropOtherCopy(attempt, history, actions);
            }
            state.done++;
            int begun = attempt.number - attempt.set.timesGivenBack(attempt.index);
            actions.add(new TaskAction.Succeed(attempt.taskId(), executor.id, executor.host, begun, result));
        }
        ended(attempt, actions);
    }

    private void inputLost(ActiveAttempt attempt, ExecutorSlots executor, KeptOutput input, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
        } else {
            attempt.set.unready(attempt.index);
            state.unended--;
            actions.add(new TaskAction.InputLost(attempt.taskId(), executor.id, input));
            removeIfOver(attempt.set, actions);
        }
    }

    private void threw(ActiveAttempt attempt, ExecutorSlots executor, TaskError error, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
            return;
        }
        int errors = 1;
        if (attempt.set.spec.settings().attempts() > 1) {
            TaskHistory history = attempt.set.historyOf(attempt.index);
            history.threwAt = state.ticks;
            history.errors++;
            history.threwOn.add(executor.id);
            errors = history.errors;
        }
        if (errors < attempt.set.spec.settings().attempts()) {
            state.retried++;
            attempt.set.retry(attempt.index);
            state.pools.waits(attempt.set);
        } else {
            state.failed++;
            actions.add(new TaskAction.Fail(attempt.taskId(), executor.id, executor.host, error, errors));
            ended(attempt, actions);
        }
    }

    /** Nobody needs the result of an attempt any more. */
    void unwanted(ActiveAttempt attempt, ExecutorSlots executor, boolean interrupt, List<TaskAction> actions) {
        attempt.unwanted = true;
        if (interrupt && !executor.disconnected) {
            actions.add(new TaskAction.CancelAttempt(executor.id, attempt.taskId(), attempt.number));
        }
    }

    private boolean isSpent(TaskHistory history) {
        return history.blamed >= maxAttempts
                || history.losses.size() >= TaskSchedulerCore.LOSSES_PER_ATTEMPT * maxAttempts;
    }

    /** Queues the task of an attempt again. @param counts whether this counts as a retry */
    void requeue(ActiveAttempt attempt, boolean counts, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
        } else {
            state.retried += counts ? 1 : 0;
            attempt.set.requeue(attempt.index);
            state.pools.waits(attempt.set);
        }
    }

    private void ended(ActiveAttempt attempt, List<TaskAction> actions) {
        TaskHistory history = attempt.set.history(attempt.index);
        if (history != null && history.copies > 0) {
            history.copies--;
            attempt.set.dropCopy();
        } else {
            attempt.set.end(attempt.index);
            state.unended--;
            if (history != null && history.readyAgain && attempt.set.ready(attempt.index)) {
                state.unended++;
                state.pools.waits(attempt.set);
            }
        }
        removeIfOver(attempt.set, actions);
    }

    /** Whether the end of this attempt does not matter because another one is in flight. */
    private static boolean hasOtherCopy(ActiveAttempt attempt) {
        TaskHistory history = attempt.set.history(attempt.index);
        return history != null && history.copies > 0;
    }

    private void dropOtherCopy(ActiveAttempt attempt, TaskHistory history, List<TaskAction> actions) {
        if (history.copies == 0) {
            return;
        }
        for (ExecutorSlots executor : state.executors.all()) {
            ActiveAttempt other = executor.attempt(attempt.taskId());
            if (other != null && other != attempt) {
                unwanted(other, executor, true, actions);
            }
        }
    }

    /** Removes a set when its last task has ended. */
    void removeIfOver(TaskSet set, List<TaskAction> actions) {
        if (!set.isOver()) {
            return;
        }
        state.sets.remove(set);
        state.pools.over(set);
        for (ExecutorSlots executor : set.sentTo) {
            executor.functions.remove(set);
            if (!executor.disconnected) {
                actions.add(new TaskAction.ForgetFunction(executor.id, set.spec.functionId()));
            }
        }
        set.sentTo.clear();
    }
}

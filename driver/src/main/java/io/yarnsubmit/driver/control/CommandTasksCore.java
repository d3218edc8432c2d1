package io.yarnsubmit.driver.control;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.driver.control.CommandTaskAction.Answer;
import io.yarnsubmit.driver.control.CommandTaskAction.Cancel;
import io.yarnsubmit.driver.control.CommandTaskAction.Start;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands that run as tasks. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * event          what follows
 * -------------  ---------------------------------------------------------------------------------------------------
 * submit         Start under the next id, unless there are too many; Answer
 * attempt ended  with a failure that another attempt may mend, and attempts left: Start again. Otherwise the task has
 *                ended: waits for it are answered, and what is remembered of the oldest may be dropped
 * cancel         Cancel if it has not ended, and it has ended; Answer
 * await          Answer at once if it has ended, or at the deadline; otherwise when it ends
 * tick           waits whose deadline has come are answered
 * </pre>
 */
final class CommandTasksCore {
    private final CommandTaskLimits limits;
    private final TreeMap<Integer, Task> tasks = new TreeMap<>();
    /** In the order of their ends. */
    private final Deque<Task> ended = new ArrayDeque<>();
    /** Those whose output is kept, in the order of their ends. */
    private final Deque<Task> withOutput = new ArrayDeque<>();

    private final Map<Long, Wait> waits = new LinkedHashMap<>();
    private int lastId;
    private int open;
    private long openBytes;
    private long outputBytes;

    private record Wait(int id, Instant deadline) {}

    private static final class Task {
        final int id;
        final String group;
        /** Null when it has ended. */
        @Nullable
        CommandTaskSpec spec;

        int attempts;
        int failures;

        @Nullable
        CommandTaskEnd end;

        boolean outputDropped;

        Task(int id, CommandTaskSpec spec) {
            this.id = id;
            this.group = spec.group();
            this.spec = spec;
        }

        CommandTaskView view() {
            return new CommandTaskView(id, group, attempts, Optional.ofNullable(end), outputDropped);
        }
    }

    CommandTasksCore(CommandTaskLimits limits) {
        this.limits = limits;
    }

    /** Somebody wants a command to run. */
    List<CommandTaskAction> submit(long request, CommandTaskSpec spec) {
        long bytes = spec.bytes();
        if (open >= limits.open() || openBytes + bytes > limits.openBytes()) {
            String why = "there are " + open + " tasks that have not ended, with " + openBytes
                    + " bytes of commands, and no room for another; wait until some have ended";
            return List.of(new Answer(request, new CommandTaskReply.Full(why)));
        }
        Task task = new Task(++lastId, spec);
        tasks.put(task.id, task);
        open++;
        openBytes += bytes;
        return List.of(new Start(task.id, spec, 0), new Answer(request, new CommandTaskReply.Known(task.view())));
    }

    /** An attempt has ended. */
    List<CommandTaskAction> attemptEnded(int id, CommandTaskEnd end) {
        Task task = tasks.get(id);
        if (task == null || task.spec == null) {
            return List.of();
        }
        CommandTaskSpec spec = task.spec;
        task.attempts = Math.max(task.attempts, end.attempt());
        if (!end.isSuccess() && end.mayBeRepeated() && ++task.failures < spec.attempts()) {
            return List.of(new Start(id, spec, task.attempts));
        }
        List<CommandTaskAction> actions = new ArrayList<>();
        end(task, spec, end, actions);
        return actions;
    }

    /** Somebody does not want it any more. */
    List<CommandTaskAction> cancel(long request, int id) {
        Task task = tasks.get(id);
        if (task == null) {
            return List.of(new Answer(request, new CommandTaskReply.Missing(id)));
        }
        List<CommandTaskAction> actions = new ArrayList<>();
        if (task.spec != null) {
            actions.add(new Cancel(id));
            end(
                    task,
                    task.spec,
                    CommandTaskEnd.without(CommandTaskEnd.Cause.CANCELLED, task.attempts, "It was cancelled"),
                    actions);
        }
        actions.add(new Answer(request, new CommandTaskReply.Known(task.view())));
        return actions;
    }

    private void end(Task task, CommandTaskSpec spec, CommandTaskEnd end, List<CommandTaskAction> actions) {
        open--;
        openBytes -= spec.bytes();
        task.spec = null;
        task.end = end;
        ended.add(task);
        if (end.keptBytes() > 0) {
            withOutput.add(task);
            outputBytes += end.keptBytes();
        }
        endWaits(wait -> wait.id() == task.id, actions);
        while (outputBytes > limits.outputBytes()) {
            dropOutput(withOutput.remove());
        }
        if (ended.size() > limits.ended()) {
            forget(ended.remove());
        }
    }

    private void dropOutput(Task task) {
        CommandTaskEnd end = requireNonNull(task.end);
        outputBytes -= end.keptBytes();
        task.end = end.withoutOutput();
        task.outputDropped = true;
    }

    private void forget(Task task) {
        tasks.remove(task.id);
        if (withOutput.remove(task)) {
            dropOutput(task);
        }
    }

    /** Reads a task, or waits for its end. */
    List<CommandTaskAction> await(long request, int id, Instant deadline, Instant now) {
        Task task = tasks.get(id);
        if (task == null) {
            return List.of(new Answer(request, new CommandTaskReply.Missing(id)));
        }
        if (task.spec == null || !now.isBefore(deadline) || waits.size() >= limits.waits()) {
            return List.of(new Answer(request, new CommandTaskReply.Known(task.view())));
        }
        waits.put(request, new Wait(id, deadline));
        return List.of();
    }

    /** All that are remembered, in the order of their ids. */
    List<CommandTaskView> list() {
        return tasks.values().stream().map(Task::view).toList();
    }

    /** Time passes. */
    List<CommandTaskAction> tick(Instant now) {
        List<CommandTaskAction> actions = new ArrayList<>();
        endWaits(wait -> !now.isBefore(wait.deadline()), actions);
        return actions;
    }

    /** When the next wait ends. */
    Optional<Instant> nextDeadline() {
        return waits.values().stream().map(Wait::deadline).min(Instant::compareTo);
    }

    private void endWaits(Predicate<Wait> which, List<CommandTaskAction> actions) {
        Iterator<Map.Entry<Long, Wait>> all = waits.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Long, Wait> each = all.next();
            if (which.test(each.getValue())) {
                all.remove();
                Task task = requireNonNull(tasks.get(each.getValue().id()));
                actions.add(new Answer(each.getKey(), new CommandTaskReply.Known(task.view())));
            }
        }
    }
}

package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.context.TaskOutcome;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.jobs.SuccessfulAttempt;
import io.yarnsubmit.driver.tasks.TaskAction;
import io.yarnsubmit.driver.tasks.TaskAttemptId;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.driver.tasks.TaskSettings;
import io.yarnsubmit.driver.tasks.TaskTotals;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.BlockRange;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskCancel;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The shell of one {@link TaskSchedulerCore}: carries out its actions. On the loop. */
final class TaskScheduler {
    private static final int MOST_LOSSES_NAMED = 6;

    private final TaskSchedulerCore core;
    private final Hub hub;
    private final LargeValues largeValues;
    private final LargeResults largeResults;
    private final IntConsumer whenDrained;
    private final Consumer<TaskAction.Exclude> whenExcluded;
    private final TaskListeners listeners = new TaskListeners();
    private final Performer performer = new Performer();

    TaskScheduler(
            TaskSchedulerCore core,
            Hub hub,
            LargeValues largeValues,
            LargeResults largeResults,
            IntConsumer whenDrained,
            Consumer<TaskAction.Exclude> whenExcluded) {
        this.core = core;
        this.hub = hub;
        this.largeValues = largeValues;
        this.largeResults = largeResults;
        this.whenDrained = whenDrained;
        this.whenExcluded = whenExcluded;
    }

    void submit(TaskSetSpec tasks, TaskListener whenEnded) {
        listeners.open(tasks, whenEnded);
        carryOut(core.submitted(tasks));
    }

    void cancel(long taskId, boolean interrupt) {
        ended(taskId);
        carryOut(core.cancelled(taskId, interrupt));
    }

    void tick() {
        carryOut(core.tick());
    }

    void results(int executorId, List<TaskResult> results) {
        carryOut(core.results(executorId, withoutFetched(executorId, results)));
    }

    /** The results that have arrived; those of others are fetched first. */
    private List<TaskResult> withoutFetched(int executorId, List<TaskResult> results) {
        @Nullable List<TaskResult> here = null;
        for (int i = 0; i < results.size(); i++) {
            TaskResult result = results.get(i);
            boolean fetched = result.hasKept() && fetch(executorId, result);
            if (fetched && here == null) {
                here = new ArrayList<>(results.subList(0, i));
            } else if (!fetched && here != null) {
                here.add(result);
            }
        }
        return here == null ? results : here;
    }

    private boolean fetch(int executorId, TaskResult result) {
        long taskId = result.getTaskId();
        if (listeners.isOfJob(taskId)) {
            // The job decides when its outputs are fetched, and from where.
            return false;
        }
        if (!wants(result)) {
            largeResults.release(executorId, result.getKept());
            return false;
        }
        largeResults.fetch(
                executorId, result, () -> wants(result), ended -> carryOut(core.results(executorId, List.of(ended))));
        return true;
    }

    private boolean wants(TaskResult result) {
        TaskListener waiting = listeners.of(result.getTaskId());
        return waiting != null && waiting.hasRoomFor(result.getKept().getBytes());
    }

    void progress(int executorId, List<TaskProgress> progress) {
        progress.forEach(said -> core.progressed(executorId, said));
    }

    void executorRegistered(int executorId, String host, int slots) {
        carryOut(core.executorRegistered(executorId, host, slots));
    }

    void executorDisconnected(int executorId) {
        carryOut(core.executorDisconnected(executorId));
    }

    void executorReconnected(int executorId, List<TaskAttempt> held) {
        Set<TaskAttemptId> keys = new HashSet<>();
        held.forEach(attempt -> keys.add(new TaskAttemptId(attempt.getTaskId(), attempt.getAttempt())));
        largeResults.of(executorId).forEach(keys::add);
        carryOut(core.executorReconnected(executorId, keys));
    }

    void drain(int executorId) {
        carryOut(core.executorDraining(executorId));
    }

    void cancelDrain(int executorId) {
        carryOut(core.executorDrainCancelled(executorId));
    }

    void executorLost(int executorId, String why, boolean blamed) {
        largeResults.executorLost(executorId);
        carryOut(core.executorLost(executorId, why, blamed));
    }

    int waiting() {
        return core.unended() - core.running();
    }

    int running() {
        return core.running();
    }

    long completed() {
        return core.completed();
    }

    TaskTotals totals() {
        return core.totals();
    }

    int runningOn(int executorId) {
        return core.runningOn(executorId);
    }

    /** A task of an open set can run, or has to run again. */
    void ready(long functionId, int index) {
        carryOut(core.ready(functionId, index));
    }

    /** A task of an open set is not needed for now; its end is not reported. */
    void withdraw(long taskId, boolean interrupt) {
        largeValues.ended(taskId);
        carryOut(core.cancelled(taskId, interrupt));
    }

    /** Cancels the tasks of a set. */
    void close(TaskSetSpec tasks, boolean interrupt) {
        listeners.close(tasks);
        largeValues.ended(tasks);
        carryOut(core.closed(tasks.functionId(), interrupt));
    }

    /** Lets an executor drop outputs that nobody needs any more. */
    void release(int executorId, long firstTaskId, long count) {
        hub.send(
                executorId,
                message -> message.addReleasedBlocks(
                        BlockRange.newBuilder().setFirst(firstTaskId).setCount(count)));
    }

    /** How many tasks of a set are in flight. */
    int inFlight(long functionId) {
        return core.inFlight(functionId);
    }

    /** How much of these tasks is done, as they report themselves, in tasks. */
    double partial(long functionId) {
        return core.partial(functionId);
    }

    /** Fails all tasks. */
    void closeAll() {
        for (long taskId : listeners.unended()) {
            end(
                    taskId,
                    name -> new TaskOutcome.Failure(
                            ErrorCode.CONTEXT_CLOSED, name + " did not end: the context was closed", 0, null));
            carryOut(core.cancelled(taskId, true));
        }
    }

    private void carryOut(List<TaskAction> actions) {
        for (TaskAction action : actions) {
            carryOut(action);
        }
    }

    void carryOut(TaskAction action) {
        action.accept(performer);
    }

    /** Carries out one action after the other. */
    private final class Performer implements TaskAction.Visitor {
        @Override
        public void visit(TaskAction.SendFunction action) {
            send(action);
        }

        @Override
        public void visit(TaskAction.SendTask action) {
            send(action);
        }

        @Override
        public void visit(TaskAction.Recall action) {
            hub.send(action.executorId(), message -> message.setRecalledTasks(action.count()));
        }

        @Override
        public void visit(TaskAction.CancelAttempt action) {
            hub.send(
                    action.executorId(),
                    message -> message.addCancels(
                            TaskCancel.newBuilder().setTaskId(action.taskId()).setAttempt(action.attempt())));
        }

        @Override
        public void visit(TaskAction.ForgetFunction action) {
            hub.send(action.executorId(), message -> message.addForgottenFunctions(action.functionId()));
        }

        @Override
        public void visit(TaskAction.Succeed action) {
            end(action.taskId(), name -> given(action));
        }

        @Override
        public void visit(TaskAction.InputLost action) {
            end(action.taskId(), name -> new TaskOutcome.InputLost(action.input()));
        }

        @Override
        public void visit(TaskAction.Fail action) {
            end(action.taskId(), name -> thrown(action, name));
        }

        @Override
        public void visit(TaskAction.GiveUp action) {
            end(action.taskId(), name -> lost(action, name));
        }

        @Override
        public void visit(TaskAction.Exclude action) {
            whenExcluded.accept(action);
        }

        @Override
        public void visit(TaskAction.Drained action) {
            whenDrained.accept(action.executorId());
        }
    }

    private void send(TaskAction.SendTask send) {
        if (hub.isConnected(send.executorId())) {
            TaskRun.Builder run = run(send);
            hub.send(send.executorId(), inMessage(send.input().bytes()), message -> message.addTasks(run));
        }
    }

    private void send(TaskAction.SendFunction send) {
        if (hub.isConnected(send.executorId())) {
            Function.Builder function = function(send.set());
            long bytes = inMessage(send.set().function().size());
            hub.send(send.executorId(), bytes, message -> message.addFunctions(function));
        }
    }

    private static long inMessage(long bytes) {
        return Math.min(bytes, MessageSizes.MOST_INLINE_BYTES);
    }

    private TaskRun.Builder run(TaskAction.SendTask send) {
        TaskSettings settings = send.set().settings();
        TaskRun.Builder run = TaskRun.newBuilder()
                .setTaskId(send.taskId())
                .setAttempt(send.attempt())
                .setGivenBack(send.givenBack())
                .setFunctionId(send.set().functionId())
                .setSlots(settings.slots())
                .setTimeLimitMillis(settings.timeLimitMillis())
                .setKeepAboveBytes(settings.keepAboveBytes())
                .setOutputUnwanted(settings.outputUnwanted());
        largeValues.put(send.taskId(), send.input(), run);
        return run;
    }

    private Function.Builder function(TaskSetSpec set) {
        Function.Builder function = Function.newBuilder()
                .setFunctionId(set.functionId())
                .setFirstTaskId(set.firstTaskId())
                .setJobId(set.stage().isEmpty() ? 0 : set.schedulingKey().job())
                .setStage(set.stage());
        largeValues.put(set, function);
        return function;
    }

    /** Returns the listener of a task that has not ended before; null if it has. */
    private @Nullable TaskListener ended(long taskId) {
        if (largeValues.isEmpty()) {
            return listeners.end(taskId);
        }
        largeValues.ended(taskId);
        TaskSetSpec set = listeners.setOf(taskId);
        TaskListener whenEnded = listeners.end(taskId);
        if (set != null && listeners.setOf(taskId) == null) {
            largeValues.ended(set);
        }
        return whenEnded;
    }

    private void end(long taskId, java.util.function.Function<String, TaskOutcome> outcome) {
        TaskListener whenEnded = ended(taskId);
        if (whenEnded != null) {
            whenEnded.ended(taskId, outcome.apply(whenEnded.nameOf(taskId)));
        }
    }

    private static TaskOutcome given(TaskAction.Succeed succeed) {
        TaskResult result = succeed.result();
        SuccessfulAttempt attempt = new SuccessfulAttempt(
                succeed.executorId(), succeed.begun(), result.getMicros(), result.getCountersMap());
        return result.hasKept()
                ? new TaskOutcome.Kept(result.getKept(), attempt)
                : new TaskOutcome.Value(result.getValue(), attempt);
    }

    private static TaskOutcome thrown(TaskAction.Fail fail, String name) {
        TaskError error = fail.error();
        String where = name + " failed on executor " + fail.executorId() + " (" + fail.host() + ")"
                + (fail.attempts() > 1 ? ", the last of " + fail.attempts() + " attempts" : "");
        String advice = error.getExceptionClass().equals(OutOfMemoryError.class.getName())
                ? "; raise --executor-memory, or lower --executor-cores so that fewer tasks share the memory"
                : "";
        return new TaskOutcome.Failure(
                ErrorCode.TASK_FAILED, where + ": " + error.getDescription() + advice, fail.attempts(), error);
    }

    private static TaskOutcome lost(TaskAction.GiveUp giveUp, String name) {
        List<String> losses = giveUp.losses();
        int times = losses.size();
        int unnamed = Math.max(0, times - MOST_LOSSES_NAMED);
        String advice = giveUp.blamed()
                ? "If the task ends its executors, their logs say how; yarnsubmit.task.maxAttempts allows more attempts"
                : "The cluster takes its executors away before it can end, or they fall silent. Shorter tasks help, or a queue"
                        + " that is not preempted; yarnsubmit.task.maxAttempts allows "
                        + TaskSchedulerCore.LOSSES_PER_ATTEMPT + " times as many losses of this kind";
        return new TaskOutcome.Failure(
                ErrorCode.TASK_EXECUTOR_LOST,
                name + " lost its executor " + (times == 1 ? "once" : times + " times") + ": "
                        + String.join("; ", losses.subList(unnamed, times))
                        + (unnamed > 0 ? "; and " + unnamed + " before these" : "") + ". " + advice,
                times,
                null);
    }
}

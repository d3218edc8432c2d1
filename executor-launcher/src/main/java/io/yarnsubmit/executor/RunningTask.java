package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a task, from its arrival to its result. It runs on a task thread and is cancelled from the executor's
 * loop. It always has exactly one result, because the driver counts free slots by results.
 */
final class RunningTask implements Runnable {
    private final TaskRun run;
    private final @Nullable ReceivedFunction function;
    private final ExecutorTaskContext context;
    private final TaskSerializer serializer;
    private final TimeLimits limits;
    private final TaskInputReader input;
    private final TaskOutputWriter output;
    private final BiConsumer<TaskResult, @Nullable Throwable> whenDone;
    private @Nullable Thread thread;
    private boolean cancelled;
    private boolean tooLong;
    private boolean givenUp;
    private boolean closing;
    private String thrownClass = "";
    private long closingSince;

    /** @param whenDone is called on the task thread with the result, and with what the task threw */
    RunningTask(
            TaskRun run,
            @Nullable ReceivedFunction function,
            ExecutorTaskContext context,
            TaskSerializer serializer,
            TimeLimits limits,
            KeptOutputs outputs,
            BiConsumer<TaskResult, @Nullable Throwable> whenDone) {
        this.run = run;
        this.function = function;
        this.context = context;
        this.serializer = serializer;
        this.limits = limits;
        this.input = new TaskInputReader(run, outputs, serializer);
        this.output = new TaskOutputWriter(run, outputs, serializer);
        this.whenDone = whenDone;
    }

    TaskAttempt attempt() {
        return TaskAttempt.newBuilder()
                .setTaskId(run.getTaskId())
                .setAttempt(run.getAttempt())
                .build();
    }

    /** The progress, if it has changed. On the executor's loop. */
    Optional<TaskProgress> changedProgress() {
        int permille = context.changedPermille();
        return permille < 0
                ? Optional.empty()
                : Optional.of(TaskProgress.newBuilder()
                        .setTaskId(run.getTaskId())
                        .setAttempt(run.getAttempt())
                        .setPermille(permille)
                        .build());
    }

    int slots() {
        return Math.max(1, run.getSlots());
    }

    /** The result for a task that was recalled. */
    TaskResult givenBack() {
        return result().setGivenBack(true).build();
    }

    /** The time limit is over. Returns whether the task was still running, and so was interrupted. */
    synchronized boolean timeIsOver() {
        tooLong = thread != null;
        context.cancel();
        if (thread != null) {
            thread.interrupt();
        }
        return tooLong;
    }

    /**
     * The result of a task that does not end; a later result is dropped. Null if the task has ended.
     *
     * @param why the message for the driver, which also gets the task's stack trace
     */
    @Nullable
    TaskResult giveUp(String why) {
        TimeoutException failure;
        synchronized (this) {
            if (thread == null || givenUp) {
                return null;
            }
            failure = new TimeoutException(
                    thrownClass.isEmpty() ? why : "It had failed with " + thrownClass + ". " + why);
            givenUp = true;
            failure.setStackTrace(framesOf(thread));
        }
        return result().setError(TaskErrors.of(failure, serializer)).build();
    }

    /** As in an exception: the frames of another thread name the class loader too. */
    private static StackTraceElement[] framesOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber()))
                .toArray(StackTraceElement[]::new);
    }

    /** Whether the task itself has ended some time ago, but not what is left to do: user code too, that does not return. */
    synchronized boolean isClosingFor(Duration limit) {
        return thread != null && closing && System.nanoTime() - closingSince > limit.toNanos();
    }

    /** Interrupts the task if it runs; a task that has not begun never runs. Returns whether it runs. */
    synchronized boolean cancel() {
        cancelled = true;
        context.cancel();
        if (thread != null) {
            thread.interrupt();
        }
        return thread != null;
    }

    @Override
    public void run() {
        Throwable failure = null;
        TaskResult.Builder result = result();
        try {
            begin();
            long started = System.nanoTime();
            failure = tried(result);
            result.setMicros((System.nanoTime() - started) / 1_000);
            if (failure != null) {
                failure = asTimeOver(failure);
                result.setError(TaskErrors.of(failure, serializer));
            }
            flushOutput();
        } catch (Throwable e) {
            // Not what the task threw: memory is short.
            if (failure == null || OutOfMemory.isIn(e)) {
                failure = e;
            }
            if (!result.hasError()) {
                result.clear().mergeFrom(result().buildPartial()).setError(TaskErrors.of(failure, serializer));
            }
        }
        if (end()) {
            whenDone.accept(TaskOutputWriter.fit(result.build()), failure);
        }
    }

    /** Standard output may be one that the task has set. */
    private static void flushOutput() {
        try {
            System.out.flush();
        } catch (Throwable e) {
            // That is no failure of the task.
            return;
        }
    }

    private TaskResult.Builder result() {
        return TaskResult.newBuilder().setTaskId(run.getTaskId()).setAttempt(run.getAttempt());
    }

    /** Runs the task; what it threw, null if nothing. */
    private @Nullable Throwable tried(TaskResult.Builder result) {
        Throwable thrown = null;
        try {
            SerializedOutput value = value();
            // From now on an interruption would harm only what is done for the task.
            Thread.interrupted();
            if (value == null) {
                result.setValue(ByteString.EMPTY);
            } else {
                output.give(value, result);
            }
            result.putAllCounters(context.counted());
        } catch (KeptOutputs.LostInput e) {
            result.setLostInput(e.output());
        } catch (Throwable e) {
            thrown = e;
        }
        closing(thrown == null ? "" : ThrownText.className(thrown));
        return thrown;
    }

    private Throwable asTimeOver(Throwable failure) {
        synchronized (this) {
            if (!tooLong) {
                return failure;
            }
        }
        return OutOfMemory.isIn(failure) ? failure : limits.exceeded(run, failure);
    }

    /** Null if nobody needs it. */
    private @Nullable SerializedOutput value() throws Exception {
        synchronized (this) {
            if (cancelled) {
                throw new CancellationException("cancelled before it began");
            }
        }
        if (function == null) {
            throw new IllegalStateException("function " + run.getFunctionId() + " was never sent");
        }
        Object value = call(function.copyForThisThread());
        return run.getOutputUnwanted() ? null : output.serialized(value);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The types were checked in the driver.
    private @Nullable Object call(Object code) throws Exception {
        if (code instanceof Task<?> task) {
            return task.call();
        }
        return ((TaskFunction<@Nullable Object, @Nullable Object>) code).apply(input.value());
    }

    /**
     * The task itself has ended. Its exception is described and standard output is flushed next, both by methods that may
     * be the user's. They count as the task: they are interrupted as it is, and given up.
     */
    private synchronized void closing(String exceptionClass) {
        closing = true;
        thrownClass = exceptionClass;
        closingSince = System.nanoTime();
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        thread.setName("task-" + run.getTaskId());
        if (thread instanceof TaskThread taskThread) {
            taskThread.context(context);
        }
        if (run.getTimeLimitMillis() > 0) {
            limits.begun(this, run);
        }
    }

    /**
     * From now on cancel() must not interrupt the thread, which may run the next task. Returns whether a result is
     * needed.
     */
    private synchronized boolean end() {
        if (thread instanceof TaskThread taskThread) {
            taskThread.context(null);
        }
        thread = null;
        Thread.interrupted();
        return !givenUp;
    }
}

package io.yarnsubmit.driver.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.map.item.CommandResult;
import io.yarnsubmit.map.item.CommandTask;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands as tasks of the application's executors, as the {@link CommandTasksCore} decides. Each method may be called on
 * any thread; answers come on the loop.
 */
final class CommandTasks {
    private final ControlledApplication application;
    private final EventLoop loop;
    private final InstantSource clock;
    private final CommandTasksCore core;
    private final Map<Long, Consumer<CommandTaskReply>> requests = new HashMap<>();
    private final Map<Integer, TaskFuture<CommandResult>> running = new HashMap<>();
    private long lastRequest;
    private EventLoop.@Nullable Timer timer;

    CommandTasks(ControlledApplication application, EventLoop loop, InstantSource clock, CommandTaskLimits limits) {
        this.application = application;
        this.loop = loop;
        this.clock = clock;
        this.core = new CommandTasksCore(limits);
    }

    void submit(CommandTaskSpec spec, Consumer<CommandTaskReply> answered) {
        request(request -> core.submit(request, spec), answered);
    }

    /** Reads a task, or waits for its end. */
    void await(int id, Duration patience, Consumer<CommandTaskReply> answered) {
        request(request -> core.await(request, id, clock.instant().plus(patience), clock.instant()), answered);
    }

    void cancel(int id, Consumer<CommandTaskReply> answered) {
        request(request -> core.cancel(request, id), answered);
    }

    void list(Consumer<List<CommandTaskView>> answered) {
        loop.execute(() -> answered.accept(core.list()));
    }

    private void request(LongFunction<List<CommandTaskAction>> event, Consumer<CommandTaskReply> answered) {
        loop.execute(() -> {
            long request = ++lastRequest;
            requests.put(request, answered);
            carryOut(event.apply(request));
        });
    }

    private void carryOut(List<CommandTaskAction> actions) {
        actions.forEach(this::carryOut);
        if (timer != null) {
            timer.cancel();
        }
        timer = core.nextDeadline()
                .map(deadline -> loop.schedule(Duration.between(clock.instant(), deadline), this::tick))
                .orElse(null);
    }

    private void tick() {
        timer = null;
        carryOut(core.tick(clock.instant()));
    }

    private void carryOut(CommandTaskAction action) {
        if (action instanceof CommandTaskAction.Start start) {
            start(start);
        } else if (action instanceof CommandTaskAction.Cancel cancel) {
            TaskFuture<CommandResult> known = running.remove(cancel.id());
            if (known != null) {
                known.cancel(true);
            }
        } else if (action instanceof CommandTaskAction.Answer answer) {
            Consumer<CommandTaskReply> waiting = requests.remove(answer.request());
            if (waiting != null) {
                waiting.accept(answer.reply());
            }
        }
    }

    private void start(CommandTaskAction.Start start) {
        CommandTaskSpec spec = start.spec();
        CommandTask task = new CommandTask(
                start.id(),
                spec.command(),
                spec.environment(),
                spec.timeout().orElse(null),
                start.earlierAttempts(),
                CommandTaskLimits.STREAM_BYTES);
        try {
            TaskFuture<CommandResult> future =
                    application.requireGroup(spec.group()).submit(task);
            running.put(start.id(), future);
            Object unused = future.toCompletableFuture()
                    .whenComplete((result, failure) ->
                            loop.execute(() -> ended(start, failure == null ? of(result) : lost(start, failure))));
        } catch (YarnSubmitException e) {
            loop.execute(() -> ended(start, lost(start, e)));
        }
    }

    private void ended(CommandTaskAction.Start start, CommandTaskEnd end) {
        running.remove(start.id());
        carryOut(core.attemptEnded(start.id(), end));
    }

    private static CommandTaskEnd of(CommandResult result) {
        UnitResult end = result.end();
        return new CommandTaskEnd(
                switch (end.kind()) {
                    case EXITED -> CommandTaskEnd.Cause.EXITED;
                    case TIMED_OUT -> CommandTaskEnd.Cause.TIMED_OUT;
                    case NOT_STARTED -> CommandTaskEnd.Cause.NOT_STARTED;
                    case LOST -> CommandTaskEnd.Cause.LOST;
                },
                end.exitStatus() < 0 ? OptionalInt.empty() : OptionalInt.of(end.exitStatus()),
                Optional.of(new CommandTaskEnd.Place(result.executor(), result.host())),
                result.attempt(),
                end.runtime(),
                "",
                ByteString.copyFrom(end.out().begin())
                        .concat(ByteString.copyFrom(end.out().end())),
                end.out().total(),
                ByteString.copyFrom(end.err().begin())
                        .concat(ByteString.copyFrom(end.err().end())),
                end.err().total());
    }

    /** Its executors were lost again and again, or the executor could not run it. */
    private static CommandTaskEnd lost(CommandTaskAction.Start start, Throwable failure) {
        Throwable cause = failure.getCause() != null && failure instanceof java.util.concurrent.CompletionException
                ? failure.getCause()
                : failure;
        return CommandTaskEnd.without(
                cause instanceof CancellationException ? CommandTaskEnd.Cause.CANCELLED : CommandTaskEnd.Cause.LOST,
                start.earlierAttempts(),
                String.valueOf(cause.getMessage()));
    }
}

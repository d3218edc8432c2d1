package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.map.item.BatchResult;
import io.yarnsubmit.map.item.BatchTask;
import io.yarnsubmit.map.item.CommandSpec;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.run.MapAction.Cancel;
import io.yarnsubmit.map.run.MapAction.Deliver;
import io.yarnsubmit.map.run.MapAction.Finish;
import io.yarnsubmit.map.run.MapAction.ReplaceExecutor;
import io.yarnsubmit.map.run.MapAction.Start;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the actions of {@link MapCore} on the thread that calls {@link #run}. Events from tasks and executors are
 * queued for it.
 */
final class MapShell {
    private static final long PROGRESS_MILLIS = 1_000;

    private final DriverContext context;
    private final CommandSpec commandSpec;
    private final MapCore core;
    private final ResultWriter resultWriter;
    private final MapReporter reporter;
    private final LinkedBlockingQueue<Supplier<List<MapAction>>> events = new LinkedBlockingQueue<>();
    private final Map<Long, TaskFuture<BatchResult>> futures = new HashMap<>();
    private @Nullable Finish finish;

    MapShell(
            DriverContext context,
            CommandSpec commandSpec,
            MapCore core,
            ResultWriter resultWriter,
            MapReporter reporter) {
        this.context = context;
        this.commandSpec = commandSpec;
        this.core = core;
        this.resultWriter = resultWriter;
        this.reporter = reporter;
    }

    /** Returns when the run is over. */
    Finish run() throws InterruptedException {
        ExecutorGroup group = context.executors();
        group.listen(new ExecutorListener() {
            @Override
            public void registered(ExecutorInfo executor) {
                events.add(MapShell.this::capacity);
            }

            @Override
            public void lost(ExecutorLoss loss) {
                events.add(MapShell.this::capacity);
            }
        });
        events.add(this::capacity);
        long reportedAt = System.nanoTime();
        while (finish == null) {
            Supplier<List<MapAction>> next = events.poll(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                reporter.alone(() -> next.get().forEach(this::carryOut));
            }
            if (System.nanoTime() - reportedAt > TimeUnit.MILLISECONDS.toNanos(PROGRESS_MILLIS)) {
                reportedAt = System.nanoTime();
                reporter.alone(this::flush);
                reporter.progress(context);
            }
        }
        reporter.progress(context);
        return delivered(finish);
    }

    private List<MapAction> capacity() {
        List<ExecutorInfo> executors = context.executors().list();
        if (!executors.isEmpty()) {
            reporter.begins();
        }
        return core.capacity(
                context.executors().requested(),
                executors.size(),
                executors.stream().mapToInt(ExecutorInfo::slots).sum());
    }

    void carryOut(MapAction action) {
        if (finish != null) {
            return;
        }
        if (action instanceof Start start) {
            start(start);
        } else if (action instanceof Deliver deliver) {
            deliver(deliver);
        } else if (action instanceof Cancel cancel) {
            TaskFuture<BatchResult> future = futures.remove(cancel.batch());
            if (future != null) {
                future.cancel(true);
            }
        } else if (action instanceof ReplaceExecutor replace) {
            replace(replace);
        } else {
            finish = (Finish) action;
        }
    }

    private void start(Start start) {
        TaskFuture<BatchResult> future = context.submit(new BatchTask(commandSpec, start.work()));
        futures.put(start.batch(), future);
        var unused = future.toCompletableFuture()
                .whenComplete((end, failure) -> events.add(() -> {
                    futures.remove(start.batch());
                    return end != null ? core.ended(start.batch(), end) : failed(start.batch(), failure);
                }));
    }

    private List<MapAction> failed(long batch, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof YarnSubmitException known && known.code() == ErrorCode.CONTEXT_CLOSED) {
            return core.stop(MapExitCode.ABORTED, "The application was ended");
        }
        String why = String.valueOf(cause.getMessage());
        long nowMillis = System.currentTimeMillis();
        return cause instanceof YarnSubmitException known && known.code() == ErrorCode.RESULT_TOO_LARGE
                ? core.tooLarge(batch, why, nowMillis)
                : core.lost(batch, why, nowMillis);
    }

    private void deliver(Deliver deliver) {
        try {
            resultWriter.deliver(deliver);
        } catch (IOException e) {
            abort(String.valueOf(e.getMessage()));
        }
    }

    private void flush() {
        try {
            resultWriter.flush();
        } catch (IOException e) {
            abort(String.valueOf(e.getMessage()));
        }
    }

    private Finish delivered(Finish whenAll) throws InterruptedException {
        try {
            resultWriter.finish();
            return whenAll;
        } catch (IOException e) {
            return whenAll.exitStatus() == MapExitCode.ABORTED
                    ? whenAll
                    : new Finish(MapExitCode.ABORTED, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private void abort(String why) {
        // Results that the core would still deliver are dropped, so these units will run again.
        core.stop(MapExitCode.ABORTED, why).stream()
                .filter(action -> !(action instanceof Deliver))
                .forEach(this::carryOut);
        if (finish == null) {
            finish = new Finish(MapExitCode.ABORTED, Optional.of(why));
        }
    }

    private void replace(ReplaceExecutor replace) {
        reporter.say("the setup failed on " + replace.host() + ": " + replace.why());
        context.executors().list().stream()
                .filter(executor -> !replace.containerId().isEmpty()
                        && executor.containerId().equals(replace.containerId()))
                .forEach(executor -> context.executors().kill(executor.id()));
    }
}

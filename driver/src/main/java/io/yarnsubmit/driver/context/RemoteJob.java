package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobState;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A job for the driver's program. */
final class RemoteJob<R extends @Nullable Object> extends RemoteFuture<R> implements Job<R> {
    private final JobSpec spec;
    private final JobProgress progress;
    private final SchedulerBackend application;

    RemoteJob(JobSpec spec, JobProgress progress, SchedulerBackend application) {
        this.spec = spec;
        this.progress = progress;
        this.application = application;
    }

    JobSpec spec() {
        return spec;
    }

    JobProgress progress() {
        return progress;
    }

    void succeed(R value) {
        result.complete(value);
    }

    void fail(Throwable why) {
        result.completeExceptionally(why);
    }

    void cancelled() {
        result.cancel(true);
    }

    void whenDone(Runnable then) {
        result.whenComplete((value, failure) -> then.run());
    }

    @Override
    public long id() {
        return spec.id();
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public JobState state() {
        if (!result.isDone()) {
            return JobState.RUNNING;
        } else if (result.isCancelled()) {
            return JobState.CANCELLED;
        }
        return result.isCompletedExceptionally() ? JobState.FAILED : JobState.SUCCEEDED;
    }

    @Override
    public List<StageStatus> stages() {
        return progress.stages();
    }

    @Override
    public Map<String, Long> counters() {
        return progress.counters();
    }

    @Override
    public boolean cancel(boolean interrupt) {
        boolean cancelled = result.cancel(interrupt);
        if (cancelled) {
            application.cancelJob(spec.id(), interrupt);
        }
        return cancelled;
    }

    @Override
    public void cancelStage(int stage, boolean interrupt) {
        Objects.checkIndex(stage, spec.plan().stages().size());
        application.cancelStage(spec.id(), stage, interrupt);
    }

    @Override
    public void cancelTask(int stage, int task, boolean interrupt) {
        List<StagePlan> stages = spec.plan().stages();
        Objects.checkIndex(
                task, stages.get(Objects.checkIndex(stage, stages.size())).tasks());
        application.cancelTask(spec.id(), stage, task, interrupt);
    }

    @Override
    public boolean await(Duration timeout) {
        try {
            result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }
}

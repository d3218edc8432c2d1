package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.jobs.JobAction;
import io.yarnsubmit.driver.jobs.JobCore;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.TaskOutput;
import io.yarnsubmit.driver.tasks.TaskIds;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs the jobs. Their events are queued until the task scheduler has handled its own event, because jobs call the task
 * scheduler in turn. On the loop.
 */
final class JobScheduler {
    private final TaskSchedulers tasks;
    private final TaskIds ids;
    private final OutputFetcher outputs;
    private final Executor loop;
    private final Consumer<String> whenTasksAdded;
    private final JobReporter reporter;
    private final Map<Long, RunningJob> jobs = new LinkedHashMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private boolean planned;

    private record Event(RunningJob job, Function<JobCore, List<JobAction>> event) {}

    /** @param whenTasksAdded is called with the group when tasks were added to it */
    JobScheduler(
            TaskSchedulers tasks,
            TaskIds ids,
            OutputFetcher outputs,
            Executor loop,
            Consumer<String> whenTasksAdded,
            JobReporter reporter) {
        this.tasks = tasks;
        this.ids = ids;
        this.outputs = outputs;
        this.loop = loop;
        this.whenTasksAdded = whenTasksAdded;
        this.reporter = reporter;
    }

    RunningJob start(JobSpec spec, JobProgress shown, JobListener listener) {
        RunningJob job = new RunningJob(spec, listener, shown, tasks, ids, this);
        jobs.put(spec.id(), job);
        reporter.started(spec);
        enqueue(job, JobCore::started);
        return job;
    }

    /** Does nothing if the job has ended. */
    void handle(long jobId, Function<JobCore, List<JobAction>> event) {
        RunningJob job = jobs.get(jobId);
        if (job != null) {
            enqueue(job, event);
        }
    }

    void executorLost(int executorId) {
        jobs.values().forEach(job -> enqueue(job, core -> core.executorLost(executorId)));
    }

    void enqueue(RunningJob job, Function<JobCore, List<JobAction>> event) {
        events.add(new Event(job, event));
        if (!planned) {
            planned = true;
            loop.execute(this::tellJobs);
        }
    }

    void fetch(RunningJob job, JobAction.FetchOutput fetch) {
        outputs.fetch(
                fetch.output().where(),
                bytes -> loop.execute(
                        () -> enqueue(job, core -> core.fetched(fetch.task(), new TaskOutput.Inline(bytes)))),
                why -> loop.execute(() -> enqueue(
                        job,
                        core -> why instanceof OutOfMemoryError
                                ? core.fetchFilledHeap(fetch.task(), String.valueOf(why.getMessage()))
                                : core.fetchFailed(fetch.task(), fetch.output().executorId()))));
    }

    private void tellJobs() {
        planned = false;
        Set<RunningJob> concerned = new LinkedHashSet<>();
        for (Event next = events.poll(); next != null; next = events.poll()) {
            concerned.add(next.job);
            next.job.handle(next.event);
        }
        for (RunningJob job : concerned) {
            if (job.hasEnded()) {
                forget(job);
            } else {
                job.updateProgress();
            }
        }
    }

    private void forget(RunningJob job) {
        jobs.remove(job.spec().id());
        reporter.ended(job.spec().id(), job.outcome(), job.stages());
    }

    void tasksAdded(String group) {
        whenTasksAdded.accept(group);
    }

    /** To be called at every tick, because the number of running tasks changes without events for the jobs. */
    void updateProgress() {
        jobs.values().forEach(RunningJob::updateProgress);
        reporter.tick();
    }

    /** Describes the oldest running job and its current stage; empty when there is none. */
    String line() {
        for (RunningJob job : jobs.values()) {
            for (StageStatus stage : job.stages()) {
                if (!stage.ended()) {
                    String others = jobs.size() > 1
                            ? ", and " + (jobs.size() - 1) + " more job" + (jobs.size() == 2 ? "" : "s")
                            : "";
                    return job.spec().name() + ": " + stage.name() + " " + stage.done() + "/" + stage.tasks() + others;
                }
            }
        }
        return "";
    }

    /** Fails all jobs. */
    void closeAll() {
        for (RunningJob job : List.copyOf(jobs.values())) {
            job.end(new JobOutcome.Refused(ErrorCode.CONTEXT_CLOSED, "The context was closed before it ended"));
            forget(job);
        }
    }
}

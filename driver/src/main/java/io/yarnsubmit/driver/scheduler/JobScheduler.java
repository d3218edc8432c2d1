package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.jobs.JobAction;
import io.yarnsubmit.driver.jobs.JobCore;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.Output;
import io.yarnsubmit.driver.tasks.TaskNumbers;
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
 * The jobs that run. Their events wait in a queue of their own until the scheduler is through with its own, because what
 * a job decides goes back to the scheduler. On the loop.
 */
final class JobScheduler {
    private final TaskSchedulers tasks;
    private final TaskNumbers numbers;
    private final OutputFetcher outputs;
    private final Executor loop;
    private final Consumer<String> whenTasksAdded;
    private final JobReporter news;
    private final Map<Long, RunningJob> jobs = new LinkedHashMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private boolean planned;

    private record Event(RunningJob job, Function<JobCore, List<JobAction>> event) {}

    /** @param whenTasksCome hears of each group that has got tasks */
    JobScheduler(
            TaskSchedulers tasks,
            TaskNumbers numbers,
            OutputFetcher outputs,
            Executor loop,
            Consumer<String> whenTasksAdded,
            JobReporter news) {
        this.tasks = tasks;
        this.numbers = numbers;
        this.outputs = outputs;
        this.loop = loop;
        this.whenTasksAdded = whenTasksAdded;
        this.news = news;
    }

    RunningJob start(JobSpec spec, JobProgress shown, JobListener listener) {
        RunningJob job = new RunningJob(spec, listener, shown, tasks, numbers, this);
        jobs.put(spec.id(), job);
        news.started(spec);
        later(job, JobCore::started);
        return job;
    }

    /** Of a job that has ended nothing happens. */
    void tell(long jobId, Function<JobCore, List<JobAction>> event) {
        RunningJob job = jobs.get(jobId);
        if (job != null) {
            later(job, event);
        }
    }

    void executorLost(int executorId) {
        jobs.values().forEach(job -> later(job, core -> core.executorLost(executorId)));
    }

    void later(RunningJob job, Function<JobCore, List<JobAction>> event) {
        events.add(new Event(job, event));
        if (!planned) {
            planned = true;
            loop.execute(this::tellJobs);
        }
    }

    void fetch(RunningJob job, JobAction.FetchOutput fetch) {
        outputs.fetch(
                fetch.output().where(),
                bytes -> loop.execute(() -> later(job, core -> core.fetched(fetch.task(), new Output.Inline(bytes)))),
                () -> loop.execute(() -> later(
                        job,
                        core -> core.fetchFailed(fetch.task(), fetch.output().executorId()))));
    }

    private void tellJobs() {
        planned = false;
        Set<RunningJob> concerned = new LinkedHashSet<>();
        for (Event next = events.poll(); next != null; next = events.poll()) {
            concerned.add(next.job);
            next.job.tell(next.event);
        }
        for (RunningJob job : concerned) {
            if (job.hasEnded()) {
                forget(job);
            } else {
                job.show();
            }
        }
    }

    private void forget(RunningJob job) {
        jobs.remove(job.spec().id());
        news.ended(job.spec().id(), job.outcome(), job.stages());
    }

    void tasksAdded(String group) {
        whenTasksAdded.accept(group);
    }

    /** At every tick: what executors have of the stages changes without news for the jobs. */
    void show() {
        jobs.values().forEach(RunningJob::show);
        news.tick();
    }

    /** The job that runs for longest, and its stage at work; empty when there is none. */
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

    /** Ends all as failed. */
    void closeAll() {
        for (RunningJob job : List.copyOf(jobs.values())) {
            job.end(new JobOutcome.Refused(ErrorCode.CONTEXT_CLOSED, "It has not ended: the context was closed"));
            forget(job);
        }
    }
}

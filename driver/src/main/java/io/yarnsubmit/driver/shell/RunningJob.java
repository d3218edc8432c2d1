package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.context.TaskOutcome;
import io.yarnsubmit.driver.jobs.JobAction;
import io.yarnsubmit.driver.jobs.JobCore;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StageFailure;
import io.yarnsubmit.driver.jobs.TaskOutput;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out the actions of one {@link JobCore}. On the loop. */
final class RunningJob {
    private final JobSpec spec;
    private final JobCore core;
    private final JobListener listener;
    private final JobProgress progress;
    private final TaskSchedulers tasks;
    private final TaskIds ids;
    private final JobScheduler scheduler;
    private final @Nullable TaskSetSpec[] sets;
    /** The stages by the first task id of each of their task sets. */
    private final TreeMap<Long, Integer> stages = new TreeMap<>();
    /** The stages whose outputs executors keep or have kept. */
    private final BitSet keeping = new BitSet();

    private JobOutcome outcome = new JobOutcome.Cancelled();
    private final Performer performer = new Performer();

    RunningJob(
            JobSpec spec,
            JobListener listener,
            JobProgress progress,
            TaskSchedulers tasks,
            TaskIds ids,
            JobScheduler scheduler) {
        this.spec = spec;
        this.core = new JobCore(spec.plan());
        this.listener = listener;
        this.progress = progress;
        this.tasks = tasks;
        this.ids = ids;
        this.scheduler = scheduler;
        this.sets = new TaskSetSpec[spec.plan().stages().size()];
    }

    JobSpec spec() {
        return spec;
    }

    boolean hasEnded() {
        return core.hasEnded();
    }

    /** The outcome of a job that has ended. */
    JobOutcome outcome() {
        return outcome;
    }

    List<StageStatus> stages() {
        return progress.stages();
    }

    void handle(Function<JobCore, List<JobAction>> event) {
        for (JobAction action : event.apply(core)) {
            carryOut(action);
        }
    }

    /** Ends the job with this outcome because the context is closed. */
    void end(JobOutcome outcome) {
        for (JobAction action : core.cancelled(true)) {
            carryOut(action instanceof JobAction.JobEnded ? new JobAction.JobEnded(outcome) : action);
        }
    }

    /** Updates the visible state of the job. */
    void updateProgress() {
        for (int stage = 0; stage < sets.length; stage++) {
            TaskSetSpec set = sets[stage];
            if (set == null) {
                progress.stands(stage, core.totals(stage), 0, 0);
            } else {
                TaskScheduler its = tasks.of(code(stage).group());
                progress.stands(
                        stage, core.totals(stage), its.inFlight(set.functionId()), its.partial(set.functionId()));
            }
        }
    }

    void carryOut(JobAction action) {
        action.accept(performer);
    }

    /** Carries out one action after the other. */
    private final class Performer implements JobAction.Visitor {
        @Override
        public void visit(JobAction.OpenSet action) {
            open(action.stage());
        }

        @Override
        public void visit(JobAction.AddTasks action) {
            add(action);
        }

        @Override
        public void visit(JobAction.CancelTask action) {
            TaskSetSpec set = sets[action.stage()];
            if (set != null) {
                tasks.of(code(action.stage()).group()).withdraw(set.firstTaskId() + action.task(), action.interrupt());
            }
        }

        @Override
        public void visit(JobAction.CloseSet action) {
            close(action);
        }

        @Override
        public void visit(JobAction.DropOutput action) {
            tasks.release(action.output().executorId(), action.output().where().getBlockId(), 1);
        }

        @Override
        public void visit(JobAction.FetchOutput action) {
            scheduler.fetch(RunningJob.this, action);
        }

        @Override
        public void visit(JobAction.RecordAttempt action) {
            progress.recorded(action);
        }

        @Override
        public void visit(JobAction.Deliver action) {
            listener.delivered(action.task(), action.result());
        }

        @Override
        public void visit(JobAction.JobEnded action) {
            updateProgress();
            outcome = action.outcome();
            listener.ended(outcome);
        }
    }

    private void close(JobAction.CloseSet action) {
        TaskSetSpec set = sets[action.stage()];
        if (set != null) {
            String group = code(action.stage()).group();
            tasks.of(group).close(set, action.interrupt());
            sets[action.stage()] = null;
            if (keeping.get(action.stage())) {
                // This includes outputs that the core does not know: of copies, and of tasks that were cancelled too
                // late.
                tasks.releaseEverywhere(group, set.firstTaskId(), set.tasks());
            }
        }
    }

    private void open(int stage) {
        JobSpec.StageCode code = code(stage);
        int count = spec.plan().stages().get(stage).tasks();
        TaskSetSpec set = new TaskSetSpec(
                ids.function(),
                code.function(),
                spec.plan().stages().get(stage).name(),
                ids.tasks(count),
                count,
                new StageInputs(core, stage, code, () -> keepsInputsOf(stage)),
                code.settings(),
                new TaskSetSpec.SchedulingKey(spec.id(), spec.pool(), spec.priority()));
        sets[stage] = set;
        stages.put(set.firstTaskId(), stage);
        tasks.submit(code.group(), set, new SetListener(stage, set));
    }

    private void add(JobAction.AddTasks add) {
        TaskSetSpec set = sets[add.stage()];
        if (set != null) {
            String group = code(add.stage()).group();
            for (int task : add.tasks()) {
                tasks.of(group).ready(set.functionId(), task);
            }
            scheduler.tasksAdded(group);
        }
    }

    private boolean keepsInputsOf(int stage) {
        return spec.plan().stages().get(stage).dependencies().stream()
                .anyMatch(dependency -> keeping.get(dependency.stage()));
    }

    private JobSpec.StageCode code(int stage) {
        return spec.code().get(stage);
    }

    /** Listens to the tasks of one set. It queues events, because the task scheduler is in the middle of its own. */
    private final class SetListener implements TaskListener {
        private final int stage;
        private final TaskSetSpec set;

        SetListener(int stage, TaskSetSpec set) {
            this.stage = stage;
            this.set = set;
        }

        @Override
        public void ended(long taskId, TaskOutcome outcome) {
            int task = (int) (taskId - set.firstTaskId());
            if (outcome instanceof TaskOutcome.Value value) {
                scheduler.enqueue(
                        RunningJob.this,
                        jobCore ->
                                jobCore.succeeded(stage, task, new TaskOutput.Inline(value.value()), value.attempt()));
            } else if (outcome instanceof TaskOutcome.Kept kept) {
                keeping.set(stage);
                scheduler.enqueue(
                        RunningJob.this,
                        jobCore -> jobCore.succeeded(stage, task, new TaskOutput.Kept(kept.output()), kept.attempt()));
            } else if (outcome instanceof TaskOutcome.InputLost lost) {
                scheduler.enqueue(RunningJob.this, jobCore -> inputLost(jobCore, task, lost.input()));
            } else if (outcome instanceof TaskOutcome.Failure failure) {
                progress.failed(stage, failure.attempts());
                scheduler.enqueue(
                        RunningJob.this,
                        jobCore -> jobCore.failed(new StageFailure(
                                stage, task, failure.attempts(), failure.code(), failure.message(), failure.error())));
            }
        }

        private List<JobAction> inputLost(JobCore jobCore, int task, KeptOutput input) {
            Map.Entry<Long, Integer> from = stages.floorEntry(input.getBlockId());
            int earlier = from == null ? 0 : from.getValue();
            int lost = (int) (input.getBlockId() - (from == null ? 0 : from.getKey()));
            return jobCore.inputLost(stage, task, earlier, lost, input.getExecutorId());
        }

        @Override
        public String nameOf(long taskId) {
            return "Task " + (taskId - set.firstTaskId()) + " of stage '"
                    + spec.plan().stages().get(stage).name() + "' of job '" + spec.name() + "'";
        }
    }
}

package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.StageStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The visible state of a job. Written on the loop, read by any thread. */
public final class JobProgress {
    // Guarded by this, including its elements. A reader delays the loop only while it creates a status.
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Long> counters = new TreeMap<>();

    private static final class Stage {
        final StagePlan plan;
        final DurationSketch durations = new DurationSketch();
        final Map<Integer, Integer> executors = new HashMap<>();
        StageTotals totals;
        int running;
        double partial;
        int retried;

        Stage(StagePlan plan) {
            this.plan = plan;
            this.totals = new StageTotals(plan.tasks(), plan.tasks(), 0, 0);
        }
    }

    public JobProgress(JobPlan plan) {
        plan.stages().forEach(stage -> stages.add(new Stage(stage)));
    }

    public synchronized void recorded(JobAction.RecordAttempt record) {
        Stage stage = stages.get(record.stage());
        SuccessfulAttempt attempt = record.attempt();
        stage.durations.add(attempt.micros());
        stage.executors.merge(attempt.executorId(), 1, Integer::sum);
        stage.retried += attempt.number() - 1;
        if (record.first()) {
            attempt.counters().forEach((name, count) -> counters.merge(name, count, Long::sum));
        }
    }

    public synchronized void failed(int stage, int attempts) {
        stages.get(stage).retried += Math.max(0, attempts - 1);
    }

    /**
     * @param running how many of the added tasks executors have
     * @param partial how much of the running tasks is done, in tasks
     */
    public synchronized void stands(int stage, StageTotals totals, int running, double partial) {
        Stage shown = stages.get(stage);
        shown.totals = totals;
        shown.running = Math.min(running, totals.added());
        shown.partial = Math.min(partial, shown.running);
    }

    public synchronized List<StageStatus> stages() {
        return stages.stream().map(JobProgress::status).toList();
    }

    public synchronized Map<String, Long> counters() {
        return Collections.unmodifiableMap(new TreeMap<>(counters));
    }

    private static StageStatus status(Stage stage) {
        StageTotals totals = stage.totals;
        return new StageStatus(
                stage.plan.name(),
                totals.tasks(),
                totals.waiting() + totals.added() - stage.running,
                stage.running,
                totals.done(),
                totals.failed(),
                totals.tasks() == 0 ? 1 : (totals.done() + stage.partial) / totals.tasks(),
                stage.retried,
                stage.durations.durations(),
                stage.executors);
    }
}

package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.StageStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a job shows of itself. Written on the loop, read by any thread at any time. */
public final class JobProgress {
    // Guarded by this, like what is in it. The loop waits for a reader no longer than a status takes to make.
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Long> counters = new TreeMap<>();

    private static final class Stage {
        final StagePlan plan;
        final DurationSketch durations = new DurationSketch();
        final Map<Integer, Integer> executors = new HashMap<>();
        StageCensus census;
        int running;
        double partial;
        int retried;

        Stage(StagePlan plan) {
            this.plan = plan;
            this.census = new StageCensus(plan.tasks(), plan.tasks(), 0, 0);
        }
    }

    public JobProgress(JobPlan plan) {
        plan.stages().forEach(stage -> stages.add(new Stage(stage)));
    }

    public synchronized void ran(JobAction.Record record) {
        Stage stage = stages.get(record.stage());
        Ran ran = record.ran();
        stage.durations.add(ran.micros());
        stage.executors.merge(ran.executorId(), 1, Integer::sum);
        stage.retried += ran.attempt() - 1;
        if (record.first()) {
            ran.counters().forEach((name, count) -> counters.merge(name, count, Long::sum));
        }
    }

    public synchronized void failed(int stage, int attempts) {
        stages.get(stage).retried += Math.max(0, attempts - 1);
    }

    /**
     * @param running how many of those that were added executors have
     * @param partial how much of these is done, in tasks
     */
    public synchronized void stands(int stage, StageCensus census, int running, double partial) {
        Stage shown = stages.get(stage);
        shown.census = census;
        shown.running = Math.min(running, census.added());
        shown.partial = Math.min(partial, shown.running);
    }

    public synchronized List<StageStatus> stages() {
        return stages.stream().map(JobProgress::status).toList();
    }

    public synchronized Map<String, Long> counters() {
        return Collections.unmodifiableMap(new TreeMap<>(counters));
    }

    private static StageStatus status(Stage stage) {
        StageCensus census = stage.census;
        return new StageStatus(
                stage.plan.name(),
                census.tasks(),
                census.waiting() + census.added() - stage.running,
                stage.running,
                census.done(),
                census.failed(),
                census.tasks() == 0 ? 1 : (census.done() + stage.partial) / census.tasks(),
                stage.retried,
                stage.durations.durations(),
                stage.executors);
    }
}

package io.yarnsubmit.bench.driver;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.bench.tasks.TaskBench;
import io.yarnsubmit.bench.tasks.TaskPlane;
import io.yarnsubmit.bench.tasks.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Measures its own executors. Its arguments are how many there are, of one slot each, and those of {@link TaskBench#run}. */
public final class TaskBenchDriver implements TaskPlane {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DriverContext context;
    private final int executors;

    private TaskBenchDriver(DriverContext context, int executors) {
        this.context = context;
        this.executors = executors;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int executors = Integer.parseInt(args[0]);
        try (TaskBenchDriver driver = new TaskBenchDriver(DriverContext.open(), executors)) {
            driver.awaitExecutors();
            TaskBench.run(driver, executors, List.of(args));
        }
    }

    @Override
    public List<Object> map(int tasks, Work work) {
        return context.map(indices(tasks), work::of);
    }

    @Override
    public boolean hasStages() {
        return true;
    }

    @Override
    public List<Object> stage(int tasks, Work work) {
        return context.stage("bench", indices(tasks), work::of).collect();
    }

    private static List<Integer> indices(int tasks) {
        return IntStream.range(0, tasks).boxed().toList();
    }

    @Override
    public Future<Object> submit(int index, Work work) {
        TaskFuture<Object> future = context.submit(() -> work.of(index));
        return future;
    }

    @Override
    public void pause() throws InterruptedException {
        context.executors().request(0);
        while (!context.executors().list().isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Override
    public void resume() throws InterruptedException {
        context.executors().request(executors);
        awaitExecutors();
    }

    private void awaitExecutors() throws InterruptedException {
        if (!context.executors().awaitRegistered(executors, PATIENCE)) {
            throw new IllegalStateException(
                    "There are not " + executors + " executors after " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

package io.yarnsubmit.examples;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.StageStatus;
import io.yarnsubmit.api.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Estimates the value of an option on a share by simulating the share's price many times, and shows its progress:
 * {@code MonteCarlo [tasks]}.
 *
 * <pre>yarn-submit --class io.yarnsubmit.examples.MonteCarlo yarn-submit-examples.jar 200</pre>
 */
public final class MonteCarlo {
    private static final int PATHS_PER_TASK = 100_000;
    private static final int DAYS = 50;

    private MonteCarlo() {}

    /** Accepts the number of tasks; the default is 100. */
    public static void main(String[] args) {
        int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        List<Long> seeds = LongStream.range(0, tasks).boxed().toList();
        try (DriverContext context = DriverContext.open()) {
            Job<List<Double>> job = context.stage("paths", seeds, MonteCarlo::meanPayoff)
                    .gather("mean", 1, MonteCarlo::mean)
                    .job(JobOptions.named("option price"))
                    .collect();
            while (!job.await(Duration.ofSeconds(1))) {
                StageStatus paths = job.stages().get(0);
                context.progress(paths.progress());
                System.out.println(paths.done() + " of " + paths.tasks() + " tasks, "
                        + job.counters().getOrDefault("paths", 0L) + " paths");
            }
            System.out.printf("The option is worth roughly %.3f%n", job.join().get(0));
        }
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** The mean payoff of a call at 100 on a share at 100 that moves by one percent a day. */
    static double meanPayoff(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Optional<TaskContext> task = TaskContext.find();
        double sum = 0;
        for (int path = 0; path < PATHS_PER_TASK; path++) {
            double done = (double) path / PATHS_PER_TASK;
            task.ifPresent(its -> its.progress(done));
            double price = 100;
            for (int day = 0; day < DAYS; day++) {
                price *= random.nextBoolean() ? 1.01 : 1 / 1.01;
            }
            sum += Math.max(0, price - 100);
        }
        task.ifPresent(its -> its.counter("paths").add(PATHS_PER_TASK));
        return sum / PATHS_PER_TASK;
    }
}

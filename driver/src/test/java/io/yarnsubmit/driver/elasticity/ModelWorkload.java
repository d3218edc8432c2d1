package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Tasks that arrive over time. */
record ModelWorkload(String name, List<ModelTask> tasks) {

    static List<ModelWorkload> all(long seed) {
        return List.of(
                burst(seed),
                tinyTasks(seed),
                trickle(seed),
                longTasksWithTail(seed),
                phases(seed),
                nowAndThen(seed),
                stages(seed));
    }

    /** A thousand short tasks at once. */
    static ModelWorkload burst(long seed) {
        return of("burst of 1,000 short tasks", new Random(seed), (random, tasks) -> tasks.batch(0, 1_000, 2, random));
    }

    /** Many tasks that hardly justify an executor. */
    static ModelWorkload tinyTasks(long seed) {
        return of("400 tiny tasks each 20 s", new Random(seed), (random, tasks) -> {
            for (int i = 0; i < 20; i++) {
                tasks.batch(20 * i, 400, 0.01, random);
            }
        });
    }

    static ModelWorkload trickle(long seed) {
        return of("steady trickle after a peak", new Random(seed), (random, tasks) -> {
            tasks.batch(0, 60, 10, random);
            for (double at = 0; at < 900; at -= Math.log(1 - random.nextDouble())) {
                tasks.batch(at, 1, 2, random);
            }
        });
    }

    static ModelWorkload longTasksWithTail(long seed) {
        return of("long tasks with a tail", new Random(seed), (random, tasks) -> {
            tasks.batch(0, 40, 60, random);
            tasks.batch(0, 2, 600, random);
        });
    }

    static ModelWorkload phases(long seed) {
        return of("phases, 30 s on, 90 s off", new Random(seed), (random, tasks) -> {
            for (int i = 0; i < 8; i++) {
                for (int second = 0; second < 30; second++) {
                    tasks.batch(120 * i + second, 8, 4, random);
                }
            }
        });
    }

    static ModelWorkload nowAndThen(long seed) {
        return of("single tasks now and then", new Random(seed), (random, tasks) -> {
            for (double at = 0; at < 3_000; at += 40 + 160 * random.nextDouble()) {
                tasks.batch(at, 1, 10, random);
            }
        });
    }

    /** Like the stages of a job: each begins when the previous one must have ended. */
    static ModelWorkload stages(long seed) {
        return of("stages, wide and narrow", new Random(seed), (random, tasks) -> {
            for (int i = 0; i < 10; i++) {
                tasks.batch(60 * i, i % 2 == 0 ? 200 : 10, 5, random);
            }
        });
    }

    private interface Story {
        void tell(Random random, Arrivals tasks);
    }

    private static ModelWorkload of(String name, Random random, Story story) {
        Arrivals arrivals = new Arrivals();
        story.tell(random, arrivals);
        arrivals.tasks.sort(Comparator.comparing(ModelTask::arrives));
        return new ModelWorkload(name, arrivals.tasks);
    }

    private static final class Arrivals {
        final List<ModelTask> tasks = new ArrayList<>();

        void batch(double atSeconds, int count, double meanSeconds, Random random) {
            Instant arrives = ModelCluster.BEGIN.plusMillis((long) (atSeconds * 1e3));
            for (int i = 0; i < count; i++) {
                double seconds = meanSeconds * (0.5 + random.nextDouble());
                tasks.add(new ModelTask(arrives, Duration.ofNanos((long) (seconds * 1e9))));
            }
        }
    }
}

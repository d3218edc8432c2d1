package io.yarnsubmit.examples;

import io.yarnsubmit.api.DriverContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Estimates pi on the executors: {@code Pi [tasks]}. Each task throws a million darts at a square and counts those that
 * hit the circle.
 *
 * <pre>yarn-submit --class io.yarnsubmit.examples.Pi yarn-submit-examples.jar 100</pre>
 */
public final class Pi {
    private static final long DARTS_PER_TASK = 1_000_000;

    private Pi() {}

    /** Accepts the number of tasks; the default is 10. */
    public static void main(String[] args) {
        int tasks = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        List<Long> seeds = LongStream.range(0, tasks).boxed().toList();
        try (DriverContext context = DriverContext.open()) {
            List<Long> hits = context.map(seeds, seed -> hitsOf(DARTS_PER_TASK, seed));
            System.out.println("Pi is roughly " + estimate(hits, DARTS_PER_TASK));
        }
    }

    static long hitsOf(long darts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long hits = 0;
        for (long i = 0; i < darts; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            if (x * x + y * y <= 1) {
                hits++;
            }
        }
        return hits;
    }

    static double estimate(List<Long> hits, long dartsPerTask) {
        long all = hits.stream().mapToLong(Long::longValue).sum();
        return 4.0 * all / (dartsPerTask * hits.size());
    }
}

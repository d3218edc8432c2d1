package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.time.Duration;
import java.util.stream.IntStream;

/** Its attempts before the last run tasks that do not end; the last one runs tasks that do. */
public final class Restarted {
    private static final int TASKS = 4;

    private Restarted() {}

    /** @param args the number of the attempt that ends */
    public static void main(String[] args) throws InterruptedException {
        int last = Integer.parseInt(args[0]);
        try (DriverContext context = DriverContext.open()) {
            context.executors().awaitRegistered(context.executors().requested(), Duration.ofMinutes(1));
            boolean ends = context.attempt() >= last;
            var results = IntStream.range(0, TASKS)
                    .mapToObj(task -> context.submit(() -> {
                        if (!ends) {
                            Thread.sleep(600_000);
                        }
                        return task;
                    }))
                    .toList();
            System.out.println("attempt " + context.attempt() + " runs");
            int sum = 0;
            for (var result : results) {
                sum += result.join();
            }
            System.out.println("attempt " + context.attempt() + " sum " + sum);
        }
    }
}

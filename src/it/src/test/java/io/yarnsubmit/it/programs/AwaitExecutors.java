package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import java.time.Duration;
import java.util.Comparator;

/**
 * Waits for executors, prints where they are, and ends when the gate opens.
 *
 * <p>Arguments: how many executors, the directory of a {@link Gate}.
 */
public final class AwaitExecutors {
    private AwaitExecutors() {}

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[0]);
        Gate gate = new Gate(args[1]);
        try (DriverContext context = DriverContext.open()) {
            System.out.println("there " + context.executors().awaitRegistered(count, Duration.ofSeconds(100)));
            context.executors().list().stream()
                    .sorted(Comparator.comparing(ExecutorInfo::id))
                    .forEach(executor -> System.out.println("executor " + executor.id() + " on " + executor.host()
                            + " says " + context.submit(() -> "hello").join()));
            gate.await("open");
        }
    }
}

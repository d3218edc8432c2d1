package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.time.Duration;

/** Waits for its executors, says so, and sleeps for a long time. */
public final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            context.executors().awaitRegistered(context.executors().requested(), Duration.ofMinutes(1));
            System.out.println("sleeping");
            Thread.sleep(600_000);
        }
    }
}

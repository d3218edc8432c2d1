package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskException;

/** Runs a task that wants more memory than there is. */
public final class Hungry {
    private Hungry() {}

    public static void main(String[] args) throws InterruptedException {
        LossLog losses = new LossLog();
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(losses);
            try {
                System.out.println(
                        "ate " + context.submit(() -> new byte[1 << 30].length).join());
            } catch (TaskException e) {
                System.out.println("failed " + e.code() + ": " + e.getMessage());
            }
            losses.print();
        }
    }
}

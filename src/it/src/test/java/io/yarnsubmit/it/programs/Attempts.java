package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskException;

/** Runs one task that ends its executor, and prints what came of it. */
public final class Attempts {
    private Attempts() {}

    /** @param args the executor's exit status */
    public static void main(String[] args) throws InterruptedException {
        int status = Integer.parseInt(args[0]);
        LossLog losses = new LossLog();
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(losses);
            try {
                System.out.println(
                        "result " + context.submit(() -> exit(status)).join());
            } catch (TaskException e) {
                System.out.println("failed " + e.code() + ": " + e.getMessage());
            }
            losses.print();
        }
    }

    private static String exit(int status) {
        System.exit(status);
        return "not reached";
    }
}

package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;

/** Fails on its first attempts, and runs a task on the next. */
public final class Retried {
    private Retried() {}

    /** @param args how many attempts fail, and with which status */
    public static void main(String[] args) throws InterruptedException {
        int failures = Integer.parseInt(args[0]);
        int status = Integer.parseInt(args[1]);
        try (DriverContext context = DriverContext.open()) {
            int attempt = context.attempt();
            System.out.println("attempt " + attempt + " says "
                    + context.submit(() -> 6 * 7).join());
            if (attempt <= failures) {
                System.err.println("attempt " + attempt + " fails");
                System.exit(status);
            }
            System.out.println("attempt " + attempt + " is done");
        }
    }
}

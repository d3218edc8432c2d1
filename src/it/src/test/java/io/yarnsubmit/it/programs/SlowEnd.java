package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;

/** Prints an answer, and leaves an executor that takes its time to end. */
public final class SlowEnd {
    private static final long SLOW_MILLIS = 1_800;

    private SlowEnd() {}

    public static void main(String[] args) {
        // Left open: to close it would have the executors stopped sooner.
        DriverContext context = DriverContext.open();
        System.out.println("attempt " + context.attempt());
        System.out.println("answer " + context.submit(SlowEnd::answer).join());
        System.exit(0);
    }

    private static int answer() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                Thread.sleep(SLOW_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "slow-end"));
        return 42;
    }
}

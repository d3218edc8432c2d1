package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.time.Duration;

/** Gives its executors a task each that lasts, and then ends as it is told, or waits for its end. */
public final class DriverEnds {
    private static final long FOR_EVER_MILLIS = 600_000;

    private DriverEnds() {}

    /**
     * See the class.
     *
     * @param args the directory of a {@link Gate}; wait, exit, return, return-closed, linger, hook, hook-wait
     */
    public static void main(String[] args) throws InterruptedException {
        Gate gate = new Gate(args[0]);
        DriverContext context = DriverContext.open();
        int executors = context.executors().requested();
        context.executors().awaitRegistered(executors, Duration.ofSeconds(100));
        for (int i = 0; i < executors; i++) {
            String name = "task " + i;
            context.submit(() -> {
                gate.arrive(name);
                Thread.sleep(FOR_EVER_MILLIS);
                return name;
            });
        }
        gate.await(executors);
        System.out.println("tasks run");
        end(args[1], context, gate);
    }

    private static void end(String how, DriverContext context, Gate gate) throws InterruptedException {
        switch (how) {
            case "wait" -> sleep(FOR_EVER_MILLIS);
            case "exit" -> System.exit(3);
            case "return" -> System.out.println("main returns");
            case "return-closed" -> context.close();
            case "linger" -> linger(gate);
            case "hook" -> {
                hang();
                System.exit(0);
            }
            case "hook-wait" -> {
                hang();
                sleep(FOR_EVER_MILLIS);
            }
            default -> throw new IllegalArgumentException(how);
        }
    }

    private static void sleep(long millis) throws InterruptedException {
        System.out.println("main waits");
        Thread.sleep(millis);
    }

    private static void linger(Gate gate) {
        new Thread(
                        () -> {
                            try {
                                gate.await("leave");
                                System.out.println("lingered");
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "last-guest")
                .start();
    }

    private static void hang() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            System.out.println("hook begins");
                            System.out.flush();
                            try {
                                Thread.sleep(FOR_EVER_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "hanging-hook"));
    }
}

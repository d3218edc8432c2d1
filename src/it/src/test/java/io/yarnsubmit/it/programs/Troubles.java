package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.io.Serializable;

/** Tasks that fail, cannot be sent, are cancelled, or print. Its argument is the directory of a {@link Gate}. */
public final class Troubles {
    private Troubles() {}

    public static void main(String[] args) throws Exception {
        Gate gate = new Gate(args[0]);
        try (DriverContext context = DriverContext.open()) {
            fail(context, new IllegalStateException("no bread"));
            fail(context, new Unsendable());
            refuse(context);
            cancel(context, gate);
            context.submit(() -> {
                        System.out.println("flour on the floor");
                        System.err.println("smoke in the air");
                        return null;
                    })
                    .join();
            System.out.println("done");
        }
    }

    private static void fail(DriverContext context, RuntimeException failure) {
        try {
            boolean sendable = !(failure instanceof Unsendable);
            context.submit(() -> bake(sendable)).join();
        } catch (TaskException e) {
            e.printStackTrace(System.out);
        }
    }

    private static int bake(boolean sendable) {
        throw sendable ? new IllegalStateException("no bread") : new Unsendable();
    }

    private static void refuse(DriverContext context) {
        Bakery bakery = new Bakery();
        try {
            context.submit(() -> bakery.oven.degrees).join();
        } catch (YarnSubmitException e) {
            System.out.println("refused " + e.code() + ": " + e.getMessage());
        }
    }

    private static void cancel(DriverContext context, Gate gate) throws InterruptedException {
        TaskFuture<Boolean> task = context.submit(() -> sleep(gate));
        gate.await("asleep");
        System.out.println("cancel " + task.cancel(true) + " " + task.isCancelled());
        gate.await("interrupted");
    }

    private static boolean sleep(Gate gate) throws IOException {
        gate.arrive("asleep");
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            gate.arrive("interrupted");
        }
        return true;
    }

    private static final class Bakery implements Serializable {
        private static final long serialVersionUID = 1;

        private final Oven oven = new Oven();
    }

    @SuppressWarnings({"serial", "UnusedVariable"}) // That is the point.
    private static final class Oven implements Serializable {
        private static final long serialVersionUID = 1;

        private final int degrees = 220;
        private final Thread thermostat = new Thread();
    }

    @SuppressWarnings({"serial", "UnusedVariable"}) // That is the point.
    private static final class Unsendable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Thread culprit = new Thread();

        Unsendable() {
            super("no yeast");
        }
    }
}

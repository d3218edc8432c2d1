package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.TaskException;
import java.io.IOException;

/** Runs one task that ends its executor, or has it ended, and prints what came of it. */
public final class Attempts {
    private Attempts() {}

    /** @param args exit and a status, or wait and the directory of a {@link Gate} */
    public static void main(String[] args) throws InterruptedException {
        String how = args[0];
        String what = args[1];
        LossLog losses = new LossLog();
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(losses);
            try {
                System.out.println("result "
                        + context.submit(() -> how.equals("exit") ? exit(Integer.parseInt(what)) : wait(new Gate(what)))
                                .join());
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

    /** The first attempt never ends. */
    private static String wait(Gate gate) throws IOException, InterruptedException {
        String name = Long.toString(ProcessHandle.current().pid());
        gate.arrive(name);
        if (gate.arrivals().size() == 1) {
            gate.await("never");
        }
        return name;
    }
}

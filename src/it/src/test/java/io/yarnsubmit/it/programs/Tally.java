package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.TaskFuture;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs short tasks until the gate opens, checks each answer, and prints what executors are lost.
 *
 * <p>Argument: the directory of a {@link Gate}.
 */
public final class Tally {
    private static final int AT_A_TIME = 24;
    private static final int TASK_MILLIS = 200;

    private Tally() {}

    public static void main(String[] args) throws InterruptedException {
        Gate gate = new Gate(args[0]);
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(new ExecutorListener() {
                @Override
                public void lost(ExecutorLoss loss) {
                    System.out.println("lost " + loss.id() + " " + loss.cause() + ": " + loss.message());
                }
            });
            long done = 0;
            while (!gate.arrivals().contains("open")) {
                done += round(context, done);
            }
            System.out.println("all " + done + " answers right");
        }
    }

    private static int round(DriverContext context, long start) {
        List<TaskFuture<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            long number = start + i;
            tasks.add(context.submit(() -> {
                Thread.sleep(TASK_MILLIS);
                return number * number;
            }));
        }
        for (int i = 0; i < AT_A_TIME; i++) {
            long number = start + i;
            if (tasks.get(i).join() != number * number) {
                throw new IllegalStateException("a wrong answer for " + number);
            }
        }
        return AT_A_TIME;
    }
}

package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.TaskFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has two executors and four tasks that wait at a {@link Gate}, and afterwards one executor more. Prints which executors
 * there were before and after, what was lost, and the sum of the tasks' results: 14. Its argument is the gate's directory.
 * With a second one it asks for no third executor; if that is "stay", it waits until it may leave.
 */
public final class Steady {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);
    private static final int TASKS = 4;

    private Steady() {}

    public static void main(String[] args) throws Exception {
        Gate gate = new Gate(args[0]);
        boolean more = args.length < 2;
        LossLog losses = new LossLog();
        try (DriverContext context = DriverContext.open()) {
            context.executors().listen(losses);
            context.executors().awaitRegistered(2, HANG_GUARD);
            System.out.println("before " + containers(context));
            List<TaskFuture<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                tasks.add(context.submit(() -> {
                    gate.arrive("task-" + number + "-" + System.getenv("CONTAINER_ID"));
                    gate.await("open");
                    return number * number;
                }));
            }
            int sum = 0;
            for (TaskFuture<Integer> task : tasks) {
                sum += task.join();
            }
            System.out.println("sum " + sum);
            System.out.println("after " + containers(context));
            if (more) {
                context.executors().request(3);
                System.out.println("third in time " + context.executors().awaitRegistered(3, HANG_GUARD));
            }
            System.out.println("lost " + losses.causes());
            if (args.length > 1 && args[1].equals("stay")) {
                gate.await("leave");
            }
        }
    }

    private static List<String> containers(DriverContext context) {
        return context.executors().list().stream()
                .map(ExecutorInfo::containerId)
                .sorted()
                .toList();
    }
}

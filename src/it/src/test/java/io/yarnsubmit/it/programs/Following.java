package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.TaskFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has work, then none, then some again, and prints how many executors there are. Its argument is a {@link Gate}'s directory. */
public final class Following {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);
    private static final int POLL_MILLIS = 20;
    private static final int LONGER_THAN_IDLE_MILLIS = 3_000;

    private Following() {}

    public static void main(String[] args) throws Exception {
        Gate gate = new Gate(args[0]);
        try (DriverContext context = DriverContext.open()) {
            ExecutorGroup group = context.executors();
            System.out.println("at first " + group.list().size() + " of " + group.requested());
            List<TaskFuture<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "task-" + i;
                tasks.add(context.submit(() -> {
                    gate.arrive(name);
                    gate.await("open");
                    return name;
                }));
            }
            System.out.println("backlog " + group.awaitRegistered(3, HANG_GUARD) + " of " + group.requested());
            gate.await(3);
            gate.arrive("open");
            for (TaskFuture<String> task : tasks) {
                System.out.println("result " + task.join());
            }
            awaitNone(group);
            System.out.println("idle, " + group.requested() + " requested");
            System.out.println("woken " + context.submit(() -> "by a task").join() + ", " + group.requested());
            awaitNone(group);
            group.request(2);
            System.out.println("asked for " + group.awaitRegistered(2, HANG_GUARD));
            Thread.sleep(LONGER_THAN_IDLE_MILLIS);
            System.out.println("stay " + group.list().size() + " of " + group.requested());
        }
    }

    private static void awaitNone(ExecutorGroup group) throws InterruptedException {
        while (!group.list().isEmpty()) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}

package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.api.TaskFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Works on while its ApplicationMaster dies and another one comes. Its argument is the directory of a {@link Gate}. */
public final class Orphan {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);

    private Orphan() {}

    public static void main(String[] args) throws Exception {
        Gate gate = new Gate(args[0]);
        try (DriverContext context = DriverContext.open()) {
            ExecutorGroup group = context.executors();
            group.awaitRegistered(2, HANG_GUARD);
            group.listen(new ExecutorListener() {
                @Override
                public void lost(ExecutorLoss loss) {
                    System.out.println("lost " + loss.id() + " " + loss.cause() + ": " + loss.message());
                }
            });
            System.out.println("before " + ids(group));
            List<TaskFuture<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                tasks.add(context.submit(() -> {
                    gate.arrive("task-" + number);
                    gate.await("open");
                    return number + " of " + ProcessHandle.current().pid();
                }));
            }
            gate.await(2);
            System.out.println("tasks run");
            gate.await("open");
            for (TaskFuture<String> task : tasks) {
                System.out.println("result " + task.join());
            }
            System.out.println("after " + ids(group));
            group.request(3);
            System.out.println("one more " + group.awaitRegistered(3, HANG_GUARD));
            System.out.println("then " + ids(group));
        }
    }

    private static List<Integer> ids(ExecutorGroup group) {
        return group.list().stream().map(ExecutorInfo::id).toList();
    }
}

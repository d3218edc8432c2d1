package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.api.TaskFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sums blocks, of which the first one's task has bad luck, and prints what it saw. */
public final class Unlucky {
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private Unlucky() {}

    /**
     * See the class.
     *
     * @param args the directory of a {@link Gate}, a {@link FirstAttempt}, how many tasks, how many of them begin before
     *     the bad luck, how many executors it loses by that, and how many of them are enough if not all
     */
    public static void main(String[] args) throws InterruptedException {
        Gate gate = new Gate(args[0]);
        FirstAttempt fault = FirstAttempt.valueOf(args[1]);
        int count = Integer.parseInt(args[2]);
        int company = Integer.parseInt(args[3]);
        int losses = Integer.parseInt(args[4]);
        LossLog log = new LossLog();
        try (DriverContext context = DriverContext.open()) {
            ExecutorGroup group = context.executors();
            int enough = args.length > 5 ? Integer.parseInt(args[5]) : group.requested();
            group.listen(log);
            group.awaitRegistered(enough, PATIENCE);
            System.out.println("attempt " + context.attempt());
            System.out.println("at first " + ids(group));
            List<TaskFuture<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                FirstAttempt.Work work = fault.on(gate, i, company);
                tasks.add(context.submit(work::sum));
            }
            System.out.println("sum " + sum(tasks));
            for (int i = 0; i < losses; i++) {
                log.print();
            }
            System.out.println("full " + group.awaitRegistered(enough, PATIENCE));
            System.out.println("at last " + ids(group));
        }
    }

    private static long sum(List<TaskFuture<Long>> tasks) {
        long sum = 0;
        for (TaskFuture<Long> task : tasks) {
            try {
                sum += task.join();
            } catch (TaskException e) {
                System.out.println("failed " + e.code() + ": " + e.getMessage());
            }
        }
        return sum;
    }

    private static List<Integer> ids(ExecutorGroup group) {
        return group.list().stream().map(ExecutorInfo::id).toList();
    }
}

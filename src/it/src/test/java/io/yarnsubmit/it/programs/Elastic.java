package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has executors come and go, and prints what it sees. Its argument is the directory of a {@link Gate}. */
public final class Elastic {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);

    private final DriverContext context;
    private final ExecutorGroup group;
    private final Gate gate;
    private final LossLog losses = new LossLog();

    private Elastic(DriverContext context, Gate gate) {
        this.context = context;
        this.group = context.executors();
        this.gate = gate;
    }

    public static void main(String[] args) throws Exception {
        try (DriverContext context = DriverContext.open()) {
            new Elastic(context, new Gate(args[0])).run();
        }
    }

    private void run() throws Exception {
        group.listen(losses);
        more();
        List<TaskFuture<String>> tasks = occupy(2);
        int idle = idle();
        System.out.println("idle " + idle);
        group.request(2);
        losses.print();
        killBusy();
        for (TaskFuture<String> task : tasks) {
            System.out.println("result " + task.join());
        }
        System.out.println("too many in time " + group.awaitRegistered(9, Duration.ofMillis(50)));
        openAgain();
    }

    private void more() throws InterruptedException {
        System.out.println("one in time " + group.awaitRegistered(1, HANG_GUARD));
        System.out.println("at first " + group.list());
        group.request(3);
        System.out.println("three in time " + group.awaitRegistered(3, HANG_GUARD));
        System.out.println("ids " + ids());
        group.list().forEach(executor -> System.out.println("executor " + executor));
    }

    /** Tasks that arrive at the gate under the name of their container, and wait for it to be opened. */
    private List<TaskFuture<String>> occupy(int count) throws InterruptedException {
        Gate local = gate;
        List<TaskFuture<String>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(context.submit(() -> {
                local.arrive(System.getenv("CONTAINER_ID"));
                local.await("open");
                return System.getenv("CONTAINER_ID");
            }));
        }
        gate.await(count);
        return tasks;
    }

    private int idle() {
        List<String> busy = gate.arrivals();
        return group.list().stream()
                .filter(executor -> !busy.contains(executor.containerId()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void killBusy() throws Exception {
        System.out.println("left " + ids());
        int busy = ids().get(0);
        System.out.println("kill " + busy + " " + group.kill(busy) + ", unknown " + group.kill(999));
        losses.print();
        System.out.println("requested " + group.requested());
        System.out.println("two in time " + group.awaitRegistered(2, HANG_GUARD));
        System.out.println("after kill " + ids());
        // The lost task has begun again.
        gate.await(3);
        gate.arrive("open");
    }

    private static void openAgain() {
        try {
            DriverContext.open();
        } catch (YarnSubmitException e) {
            System.out.println("second open: " + e.getMessage());
        }
    }

    private List<Integer> ids() {
        return group.list().stream().map(ExecutorInfo::id).toList();
    }
}

package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds out at which port executors let the owner of the application in: the driver asks them. Several may wait for the same
 * executor, which is asked once. Touched only on the event loop.
 */
public final class ExecutorAccess {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DriverInstructions driver;
    private final BiConsumer<Duration, Runnable> timers;
    private final Map<Integer, List<Waiter>> waiting = new LinkedHashMap<>();

    /** @param timers runs something on the event loop after a while */
    public ExecutorAccess(DriverInstructions driver, BiConsumer<Duration, Runnable> timers) {
        this.driver = driver;
        this.timers = timers;
    }

    private record Waiter(String host, Consumer<AccessReply> answer) {
        private void refuse(String problem) {
            answer.accept(AccessReply.newBuilder().setProblem(problem).build());
        }
    }

    /**
     * Asks.
     *
     * @param host where the executor is
     * @param answer is called once
     */
    public void ask(int executorId, String host, Consumer<AccessReply> answer) {
        Waiter waiter = new Waiter(host, answer);
        if (!waiting.containsKey(executorId) && !driver.openAccess(executorId)) {
            waiter.refuse("No driver is linked to the ApplicationMaster; it may be starting. Try again in a moment.");
            return;
        }
        waiting.computeIfAbsent(executorId, id -> new ArrayList<>()).add(waiter);
        timers.accept(LIMIT, () -> giveUp(executorId, waiter));
    }

    private void giveUp(int executorId, Waiter waiter) {
        List<Waiter> others = waiting.get(executorId);
        if (others != null && others.remove(waiter)) {
            if (others.isEmpty()) {
                waiting.remove(executorId);
            }
            waiter.refuse("Executor " + executorId + " on " + waiter.host() + " did not answer within "
                    + LIMIT.toSeconds() + " s. See `yarn-submit executors`.");
        }
    }

    /** A driver has linked: it may not have heard what the former one was asked. */
    public void linked() {
        waiting.keySet().forEach(driver::openAccess);
    }

    /** The driver's answer. */
    public void answered(DriverMessage.ExecutorAccess said) {
        List<Waiter> waiters = waiting.remove(said.getExecutorId());
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.answer()
                    .accept(AccessReply.newBuilder()
                            .setHost(waiter.host())
                            .setPort(said.getPort())
                            .setProblem(said.getProblem())
                            .build()));
        }
    }
}

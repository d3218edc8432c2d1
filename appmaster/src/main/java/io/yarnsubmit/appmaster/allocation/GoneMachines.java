package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reports executors whose machine is gone at once. Their containers normally complete with the same answer of the
 * ResourceManager; until then they count as live, but only for a while.
 */
final class GoneMachines {
    private static final Duration COMPLETES_WITHIN = Duration.ofSeconds(30);

    private final LiveExecutors live;
    private final ExecutorEnds executorEnds;
    private final EndedContainers ended;
    private final DeadlineQueue<LiveExecutor> incomplete = new DeadlineQueue<>(executor -> !executor.isOver());

    GoneMachines(LiveExecutors live, ExecutorEnds executorEnds, EndedContainers ended) {
        this.live = live;
        this.executorEnds = executorEnds;
        this.ended = ended;
    }

    void gone(String host, EventContext event) {
        Verdict gone = Verdict.machineGone(host);
        for (LiveExecutor executor : live.on(host)) {
            if (!executor.isMachineGone()) {
                executor.machineGone(gone);
                Verdict why = executor.stopVerdict();
                executorEnds.tellLost(executor, why == null ? gone : why, OptionalInt.empty(), event);
                incomplete.add(event.now().plus(COMPLETES_WITHIN), executor);
            }
        }
    }

    void tick(EventContext event) {
        for (LiveExecutor executor : incomplete.due(event.now())) {
            event.want(new AllocatorAction.Release(executor.container()));
            ended.completed(
                    executor.container(), Verdict.machineGone(executor.host()).cause());
            live.remove(executor);
        }
    }

    Optional<Instant> next() {
        return incomplete.next();
    }
}

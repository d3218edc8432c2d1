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

    private final Roster roster;
    private final Departures departures;
    private final EndedContainers ended;
    private final DeadlineQueue<LiveExecutor> incomplete = new DeadlineQueue<>(executor -> !executor.isOver());

    GoneMachines(Roster roster, Departures departures, EndedContainers ended) {
        this.roster = roster;
        this.departures = departures;
        this.ended = ended;
    }

    void gone(String host, Turn turn) {
        Verdict gone = Verdict.machineGone(host);
        for (LiveExecutor executor : roster.on(host)) {
            if (!executor.isMachineGone()) {
                executor.machineGone(gone);
                Verdict why = executor.stopVerdict();
                departures.tellLost(executor, why == null ? gone : why, OptionalInt.empty(), turn);
                incomplete.add(turn.now().plus(COMPLETES_WITHIN), executor);
            }
        }
    }

    void tick(Turn turn) {
        for (LiveExecutor executor : incomplete.due(turn.now())) {
            turn.want(new AllocatorAction.Release(executor.container()));
            ended.completed(
                    executor.container(), Verdict.machineGone(executor.host()).cause());
            roster.remove(executor);
        }
    }

    Optional<Instant> next() {
        return incomplete.next();
    }
}

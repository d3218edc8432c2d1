package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Gives up executors whose machine does not answer, or that do not register, in time. Both count against the machine. */
final class StartWatch {
    private final Duration startTimeout;
    private final Duration registrationTimeout;
    private final Departures departures;
    private final DeadlineQueue<LiveExecutor> starts = new DeadlineQueue<>(LiveExecutor::awaitsStart);
    private final DeadlineQueue<LiveExecutor> registrations = new DeadlineQueue<>(LiveExecutor::awaitsRegistration);

    StartWatch(AllocatorSettings settings, Departures departures) {
        startTimeout = settings.startTimeout();
        registrationTimeout = settings.registrationTimeout();
        this.departures = departures;
    }

    void launched(LiveExecutor executor, Turn turn) {
        starts.add(turn.now().plus(startTimeout), executor);
    }

    void started(LiveExecutor executor, Turn turn) {
        registrations.add(turn.now().plus(registrationTimeout), executor);
    }

    void tick(Turn turn) {
        starts.due(turn.now()).forEach(each -> giveUp(each, Verdict.notStarted(startTimeout), turn));
        registrations.due(turn.now()).forEach(each -> giveUp(each, Verdict.notRegistered(registrationTimeout), turn));
    }

    Optional<Instant> next() {
        return Stream.of(starts.next(), registrations.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void giveUp(LiveExecutor executor, Verdict why, Turn turn) {
        departures.stop(executor, why, turn);
        departures.tellLost(executor, why, OptionalInt.empty(), turn);
    }
}

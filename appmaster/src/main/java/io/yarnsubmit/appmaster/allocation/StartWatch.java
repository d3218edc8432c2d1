package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives up executors whose machine does not answer, or that do not register, in time. Both count against the machine.
 *
 * <p>Executors that are there before the driver's hub have their whole time from when the hub is known. When they have waited
 * as long for the hub itself, they are stopped, and nothing counts against anybody.
 */
final class StartWatch {
    private final Duration startTimeout;
    private final Duration registrationTimeout;
    private final Departures departures;
    private final DeadlineQueue<LiveExecutor> starts = new DeadlineQueue<>(LiveExecutor::awaitsStart);
    private final DeadlineQueue<LiveExecutor> registrations = new DeadlineQueue<>(LiveExecutor::awaitsRegistration);
    private final List<LiveExecutor> untilHubKnown = new ArrayList<>();
    private @Nullable Instant hubDue;
    private boolean hubKnown;

    StartWatch(AllocatorSettings settings, Departures departures) {
        startTimeout = settings.startTimeout();
        registrationTimeout = settings.registrationTimeout();
        this.departures = departures;
    }

    void launched(LiveExecutor executor, Turn turn) {
        starts.add(turn.now().plus(startTimeout), executor);
    }

    void started(LiveExecutor executor, Turn turn) {
        Instant due = turn.now().plus(registrationTimeout);
        if (hubKnown) {
            registrations.add(due, executor);
        } else {
            untilHubKnown.add(executor);
            hubDue = hubDue == null ? due : hubDue;
        }
    }

    void hubKnown(Turn turn) {
        hubKnown = true;
        untilHubKnown.forEach(each -> registrations.add(turn.now().plus(registrationTimeout), each));
        untilHubKnown.clear();
        hubDue = null;
    }

    /** @return whether executors have waited too long for the hub */
    boolean tick(Turn turn) {
        starts.due(turn.now()).forEach(each -> giveUp(each, Verdict.notStarted(startTimeout), turn));
        registrations.due(turn.now()).forEach(each -> giveUp(each, Verdict.notRegistered(registrationTimeout), turn));
        if (hubDue == null || !turn.isPast(hubDue)) {
            return false;
        }
        untilHubKnown.stream()
                .filter(LiveExecutor::awaitsRegistration)
                .forEach(each -> departures.stop(each, Verdict.stopped("the driver has opened no hub"), turn));
        untilHubKnown.clear();
        hubDue = null;
        return true;
    }

    Optional<Instant> next() {
        return Stream.of(starts.next(), registrations.next(), Optional.ofNullable(hubDue))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void giveUp(LiveExecutor executor, Verdict why, Turn turn) {
        departures.stop(executor, why, turn);
        departures.tellLost(executor, why, OptionalInt.empty(), turn);
    }
}

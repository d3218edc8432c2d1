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
    private final ExecutorEnds executorEnds;
    private final DeadlineQueue<LiveExecutor> starts = new DeadlineQueue<>(LiveExecutor::awaitsStart);
    private final DeadlineQueue<LiveExecutor> registrations = new DeadlineQueue<>(LiveExecutor::awaitsRegistration);
    private final List<LiveExecutor> untilHubKnown = new ArrayList<>();
    private @Nullable Instant hubDue;
    private boolean hubKnown;

    StartWatch(AllocatorSettings settings, ExecutorEnds executorEnds) {
        startTimeout = settings.startTimeout();
        registrationTimeout = settings.registrationTimeout();
        this.executorEnds = executorEnds;
    }

    void launched(LiveExecutor executor, EventContext event) {
        starts.add(event.now().plus(startTimeout), executor);
    }

    void started(LiveExecutor executor, EventContext event) {
        Instant due = event.now().plus(registrationTimeout);
        if (hubKnown) {
            registrations.add(due, executor);
        } else {
            untilHubKnown.add(executor);
            hubDue = hubDue == null ? due : hubDue;
        }
    }

    void hubKnown(EventContext event) {
        hubKnown = true;
        untilHubKnown.forEach(each -> registrations.add(event.now().plus(registrationTimeout), each));
        untilHubKnown.clear();
        hubDue = null;
    }

    /** @return whether executors have waited too long for the hub */
    boolean tick(EventContext event) {
        starts.due(event.now()).forEach(each -> giveUp(each, Verdict.notStarted(startTimeout), event));
        registrations.due(event.now()).forEach(each -> giveUp(each, Verdict.notRegistered(registrationTimeout), event));
        if (hubDue == null || !event.isPast(hubDue)) {
            return false;
        }
        untilHubKnown.stream()
                .filter(LiveExecutor::awaitsRegistration)
                .forEach(each -> executorEnds.stop(each, Verdict.stopped("the driver has opened no hub"), event));
        untilHubKnown.clear();
        hubDue = null;
        return true;
    }

    Optional<Instant> next() {
        return Stream.of(starts.next(), registrations.next(), Optional.ofNullable(hubDue))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void giveUp(LiveExecutor executor, Verdict why, EventContext event) {
        executorEnds.stop(executor, why, event);
        executorEnds.tellLost(executor, why, OptionalInt.empty(), event);
    }
}

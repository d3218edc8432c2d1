package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which machines get no executors because too many have failed there, and for how long.
 *
 * <p>These count against a machine: executors that it could not start or that did not register in time, and those whose
 * program failed soon after its start, because a machine with a broken JDK or a full disk looks like that. A program that
 * fails later, or runs out of memory, would have failed elsewhere too.
 *
 * <p>At most a third of the machines are excluded: if more seem bad, the fault lies elsewhere, and excluding them would not
 * help. When that many are excluded, no more are, until the first one's time is over. While the number of machines is
 * unknown, none is excluded. Machines that the user excludes are always excluded, and not counted here.
 */
final class NodeHealth {
    private static final int EXCLUDED_PART = 3;
    /** A program that fails within this time has not done much. */
    static final Duration SOON = Duration.ofSeconds(60);

    private final int maxFailures;
    private final Duration validity;
    private final Duration excludeTime;
    private final Set<String> always;
    private final HeldGrants held;
    private final Map<String, FailureWindow> failures = new HashMap<>();
    /** Until when each is excluded. All are excluded for the same time, so the first one returns first. */
    private final Map<String, Instant> excluded = new LinkedHashMap<>();

    private int machines;

    NodeHealth(AllocatorSettings settings, HeldGrants held) {
        maxFailures = settings.maxNodeFailures();
        validity = settings.failuresValidity();
        excludeTime = settings.nodeExcludeTime();
        always = settings.excludedHosts();
        this.held = held;
    }

    void begin(EventContext event) {
        if (!always.isEmpty()) {
            event.want(new AllocatorAction.Exclude(always, Set.of()));
        }
    }

    boolean isExcluded(String host) {
        return always.contains(host) || excluded.containsKey(host);
    }

    /** Those that have failed too often, without those that the user excludes. */
    Set<String> excluded() {
        return Collections.unmodifiableSet(excluded.keySet());
    }

    void failed(LiveExecutor executor, LossClass lossClass, EventContext event) {
        boolean isItsFault = switch (lossClass) {
            case LOSS_CLASS_NODE, LOSS_CLASS_START -> true;
            case LOSS_CLASS_PROGRAM -> executor.age(event.now()).compareTo(SOON) < 0;
            default -> false;
        };
        String host = executor.host();
        if (!isItsFault || isExcluded(host)) {
            return;
        }
        int count = failures.computeIfAbsent(host, unused -> new FailureWindow(validity))
                .add(event.now());
        if (maxFailures > 0 && count >= maxFailures && excluded.size() < most()) {
            failures.remove(host);
            excluded.put(host, event.now().plus(excludeTime));
            event.want(new AllocatorAction.Exclude(Set.of(host), Set.of()));
            held.giveBackOn(host, event);
        }
    }

    /** The number of machines has changed. If there are fewer, those that were excluded the longest come back. */
    void machines(int count, EventContext event) {
        machines = count;
        while (excluded.size() > most()) {
            forgive(event);
        }
    }

    void tick(EventContext event) {
        while (next().filter(event::isPast).isPresent()) {
            forgive(event);
        }
    }

    Optional<Instant> next() {
        return excluded.values().stream().findFirst();
    }

    private int most() {
        return machines / EXCLUDED_PART;
    }

    private void forgive(EventContext event) {
        String first = excluded.keySet().iterator().next();
        excluded.remove(first);
        event.want(new AllocatorAction.Exclude(Set.of(), Set.of(first)));
    }
}

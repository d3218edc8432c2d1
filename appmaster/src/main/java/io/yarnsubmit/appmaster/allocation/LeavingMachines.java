package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Empties machines that are being decommissioned before they go.
 *
 * <table>
 * <caption>What happens to an executor there</caption>
 * <tr><td>never registered</td><td>Stop at once: it has nothing to lose</td></tr>
 * <tr><td>registered</td><td>AskDrain at once; Stop a little before the machine goes</td></tr>
 * </table>
 *
 * Grants there are not used. If the machine stays after all, executors that drain already are not called back.
 */
final class LeavingMachines {
    /** The ResourceManager reports the remaining time in whole seconds, so a small difference is not a new deadline. */
    private static final Duration SAME = Duration.ofSeconds(5);
    /** The remaining executors are stopped this long before the end: enough for a few heartbeats. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int MARGIN_PART = 4;

    private final LiveExecutors live;
    private final ExecutorEnds executorEnds;
    private final Map<String, Leaving> leaving = new HashMap<>();
    private final DeadlineQueue<Leaving> deadlines = new DeadlineQueue<>(this::isCurrent);

    LeavingMachines(LiveExecutors live, ExecutorEnds executorEnds) {
        this.live = live;
        this.executorEnds = executorEnds;
    }

    boolean isLeaving(String host) {
        return leaving.containsKey(host);
    }

    void leaves(String host, Duration within, EventContext event) {
        Instant goes = event.now().plus(within);
        Leaving known = leaving.get(host);
        if (known != null && Duration.between(known.goes(), goes).abs().compareTo(SAME) < 0) {
            return;
        }
        Duration part = within.dividedBy(MARGIN_PART);
        Leaving next = new Leaving(host, goes, goes.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN));
        leaving.put(host, next);
        deadlines.add(next.stopAt(), next);
        empty(next, live.on(host), event);
    }

    /** It stays, or is gone already. */
    void forget(String host) {
        if (leaving.remove(host) != null) {
            live.on(host).forEach(executor -> executor.undrain(Verdict.machineLeaves(host)));
        }
    }

    /** An executor of a former attempt has become known, or known better. */
    void met(LiveExecutor executor, EventContext event) {
        Leaving there = leaving.get(executor.host());
        if (there != null && !executor.isDraining()) {
            empty(there, List.of(executor), event);
        }
    }

    /** A driver has linked that may not have heard of it. */
    void remind(EventContext event) {
        leaving.values().forEach(each -> empty(each, live.on(each.host()), event));
    }

    void tick(EventContext event) {
        for (Leaving each : deadlines.due(event.now())) {
            live.on(each.host())
                    .forEach(executor -> executorEnds.stop(executor, Verdict.machineLeaves(each.host()), event));
        }
    }

    Optional<Instant> next() {
        return deadlines.next();
    }

    private void empty(Leaving from, List<LiveExecutor> executors, EventContext event) {
        List<Integer> toDrain = new ArrayList<>();
        Verdict why = Verdict.machineLeaves(from.host());
        for (LiveExecutor executor : executors) {
            if (event.isPast(from.stopAt()) || (executor.isIdentified() && !executor.wasRegistered())) {
                executorEnds.stop(executor, why, event);
            } else if (executor.isIdentified() && !executor.isStopping()) {
                executor.drain(why);
                toDrain.add(executor.id());
            }
        }
        if (!toDrain.isEmpty()) {
            event.want(new AllocatorAction.AskDrain(
                    toDrain,
                    toDrain.size(),
                    Duration.between(event.now(), from.stopAt()),
                    "machine " + from.host() + " is being decommissioned, and goes in "
                            + Duration.between(event.now(), from.goes()).toSeconds() + " s"));
        }
    }

    private boolean isCurrent(Leaving each) {
        return each.equals(leaving.get(each.host()));
    }

    /** @param stopAt when what is still there is stopped */
    private record Leaving(String host, Instant goes, Instant stopAt) {}
}

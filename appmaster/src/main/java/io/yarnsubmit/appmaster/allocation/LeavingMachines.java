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

    private final Roster roster;
    private final Departures departures;
    private final Map<String, Leaving> leaving = new HashMap<>();
    private final DeadlineQueue<Leaving> deadlines = new DeadlineQueue<>(this::isCurrent);

    LeavingMachines(Roster roster, Departures departures) {
        this.roster = roster;
        this.departures = departures;
    }

    boolean isLeaving(String host) {
        return leaving.containsKey(host);
    }

    void leaves(String host, Duration within, Turn turn) {
        Instant goes = turn.now().plus(within);
        Leaving known = leaving.get(host);
        if (known != null && Duration.between(known.goes(), goes).abs().compareTo(SAME) < 0) {
            return;
        }
        Duration part = within.dividedBy(MARGIN_PART);
        Leaving next = new Leaving(host, goes, goes.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN));
        leaving.put(host, next);
        deadlines.add(next.stopAt(), next);
        empty(next, roster.on(host), turn);
    }

    /** It stays, or is gone already. */
    void forget(String host) {
        if (leaving.remove(host) != null) {
            roster.on(host).forEach(executor -> executor.undrain(Verdict.machineLeaves(host)));
        }
    }

    /** An executor of a former attempt has become known, or known better. */
    void met(LiveExecutor executor, Turn turn) {
        Leaving there = leaving.get(executor.host());
        if (there != null && !executor.isDraining()) {
            empty(there, List.of(executor), turn);
        }
    }

    /** A driver has linked that may not have heard of it. */
    void remind(Turn turn) {
        leaving.values().forEach(each -> empty(each, roster.on(each.host()), turn));
    }

    void tick(Turn turn) {
        for (Leaving each : deadlines.due(turn.now())) {
            roster.on(each.host())
                    .forEach(executor -> departures.stop(executor, Verdict.machineLeaves(each.host()), turn));
        }
    }

    Optional<Instant> next() {
        return deadlines.next();
    }

    private void empty(Leaving from, List<LiveExecutor> executors, Turn turn) {
        List<Integer> toDrain = new ArrayList<>();
        Verdict why = Verdict.machineLeaves(from.host());
        for (LiveExecutor executor : executors) {
            if (turn.isPast(from.stopAt()) || (executor.isIdentified() && !executor.wasRegistered())) {
                departures.stop(executor, why, turn);
            } else if (executor.isIdentified() && !executor.isStopping()) {
                executor.drain(why);
                toDrain.add(executor.id());
            }
        }
        if (!toDrain.isEmpty()) {
            turn.want(new AllocatorAction.AskDrain(
                    toDrain,
                    toDrain.size(),
                    Duration.between(turn.now(), from.stopAt()),
                    "machine " + from.host() + " is being decommissioned, and goes in "
                            + Duration.between(turn.now(), from.goes()).toSeconds() + " s"));
        }
    }

    private boolean isCurrent(Leaving each) {
        return each.equals(leaving.get(each.host()));
    }

    /** @param stopAt when what is still there is stopped */
    private record Leaving(String host, Instant goes, Instant stopAt) {}
}

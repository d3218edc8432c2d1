package io.yarnsubmit.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which faults come in which order, and how long it is calm between them. Pure: the same seed gives the same plan.
 *
 * <p>Each round has every kind once, or as often as its weight says when rounds are long; so that a short run meets many
 * kinds, and a long one all.
 */
final class FaultPlan {
    private static final int LEAST_CALM_MILLIS = 500;
    private static final int MOST_CALM_MILLIS = 3_000;
    private static final int MOST_CHOICE = 1_000;

    private final Random random;
    private final List<FaultKind> kinds;
    private final List<FaultKind> round = new ArrayList<>();

    /** @param kinds those that may come */
    FaultPlan(long seed, List<FaultKind> kinds) {
        this.random = new Random(seed);
        this.kinds = List.copyOf(kinds);
    }

    /** All kinds that make sense. */
    static List<FaultKind> kindsFor(boolean clientMode) {
        return List.of(FaultKind.values()).stream()
                .filter(kind -> clientMode || !kind.needsClientMode())
                .toList();
    }

    Fault next() {
        if (round.isEmpty()) {
            deal();
        }
        FaultKind kind = round.remove(round.size() - 1);
        return new Fault(kind, random.nextInt(MOST_CHOICE), between(kind.least(), kind.most()));
    }

    /** How long it is calm before the next. */
    Duration calm() {
        return between(Duration.ofMillis(LEAST_CALM_MILLIS), Duration.ofMillis(MOST_CALM_MILLIS));
    }

    /** Fills a round: each kind once in front, then as often again as its weight says. */
    private void deal() {
        List<FaultKind> again = new ArrayList<>();
        for (FaultKind kind : kinds) {
            for (int i = 1; i < kind.weight(); i++) {
                again.add(kind);
            }
        }
        round.addAll(shuffled(again));
        round.addAll(shuffled(kinds));
    }

    private List<FaultKind> shuffled(List<FaultKind> all) {
        List<FaultKind> shuffled = new ArrayList<>(all);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Duration between(Duration least, Duration most) {
        long range = most.minus(least).toMillis();
        return range == 0 ? least : least.plusMillis(random.nextLong(range));
    }
}

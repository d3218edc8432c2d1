package io.yarnsubmit.it.chaos;

import java.time.Duration;
import java.util.List;

/**
 * One run.
 *
 * @param seed of its plan
 * @param length for how long faults come
 * @param deployMode client or cluster
 * @param kinds the faults that may come
 */
record ChaosSettings(long seed, Duration length, String deployMode, List<FaultKind> kinds) {
    ChaosSettings {
        if (!deployMode.equals("client") && !deployMode.equals("cluster")) {
            throw new IllegalArgumentException("--deploy-mode is client or cluster, not " + deployMode);
        }
        kinds = List.copyOf(kinds);
    }

    /** With all kinds of faults. */
    static ChaosSettings of(long seed, Duration length, String deployMode) {
        return new ChaosSettings(seed, length, deployMode, FaultPlan.kindsFor(deployMode.equals("client")));
    }

    String repeat() {
        return "scripts/chaos --minutes " + Math.max(1, (length.toSeconds() + 59) / 60) + " --seed " + seed
                + " --deploy-mode " + deployMode;
    }
}

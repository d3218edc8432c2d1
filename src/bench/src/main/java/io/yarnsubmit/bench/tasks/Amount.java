package io.yarnsubmit.bench.tasks;

/**
 * How much of everything is done.
 *
 * @param roundSeconds how long a round is meant to last
 * @param patienceSeconds how long the million may take
 */
record Amount(
        int mostWarmUps,
        int counted,
        double roundSeconds,
        int singles,
        double singleSeconds,
        int queued,
        int queuedSingly,
        int patienceSeconds) {
    static final Amount FULL = new Amount(20, 5, 1.0, 5_000, 10, 1_000_000, 100_000, 90);
    static final Amount QUICK = new Amount(5, 3, 0.4, 1_000, 3, 200_000, 20_000, 30);
}

package io.yarnsubmit.bench.tasks;

import java.util.Arrays;

/**
 * Does something again and again: once as it comes; then to warm up, until it does not get faster any more, which also tells
 * how much of it lasts for about a second; and then the rounds that count.
 *
 * @param firstRate tasks per second of the first round, when nothing is loaded or compiled
 * @param rate the median of the rounds that count
 */
record Rounds(double firstRate, double rate) {
    private static final int FIRST_TASKS = 1_000;
    private static final int FEWEST_TASKS = 100;
    private static final int MOST_TASKS = 200_000;
    private static final int ROUNDS_WITHOUT_GAIN = 3;
    private static final double GAIN = 1.05;
    private static final int WARM_UPS_OF_SIZE = 3;

    /** A number of tasks, from the first one's submission to the last one's result. */
    interface Round {
        void run(int tasks) throws Exception;
    }

    static Rounds of(Amount amount, Round round) throws Exception {
        double first = rate(FIRST_TASKS, round);
        double best = first;
        double last = first;
        int noGain = 0;
        for (int i = 0; i < amount.mostWarmUps() && noGain < ROUNDS_WITHOUT_GAIN; i++) {
            last = rate(tasks(last, amount), round);
            noGain = last > GAIN * best ? 0 : noGain + 1;
            best = Math.max(best, last);
        }
        return new Rounds(first, median(tasks(last, amount), amount, round));
    }

    /** With rounds of the same size. */
    static Rounds ofSize(int tasks, Amount amount, Round round) throws Exception {
        double first = rate(tasks, round);
        for (int i = 0; i < WARM_UPS_OF_SIZE; i++) {
            round.run(tasks);
        }
        return new Rounds(first, median(tasks, amount, round));
    }

    private static double median(int tasks, Amount amount, Round round) throws Exception {
        double[] rates = new double[amount.counted()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate(tasks, round);
        }
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    private static int tasks(double rate, Amount amount) {
        return (int) Math.max(FEWEST_TASKS, Math.min(MOST_TASKS, rate * amount.roundSeconds()));
    }

    private static double rate(int tasks, Round round) throws Exception {
        long start = System.nanoTime();
        round.run(tasks);
        return tasks / ((System.nanoTime() - start) / 1e9);
    }
}

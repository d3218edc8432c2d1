package io.yarnsubmit.bench.tasks;

import java.util.Arrays;

/** One task at a time: how long from its submission to its result, warm. */
record Latency(double p50Millis, double p99Millis, int samples) {
    /** Something of which only one is under way. */
    interface Single {
        void run(int index) throws Exception;
    }

    /** @param seconds for as long it goes on at most, after half as long to warm up */
    static Latency of(int samples, double seconds, Single single) throws Exception {
        repeat(samples / 2, seconds / 2, single);
        long[] nanos = repeat(samples, seconds, single);
        Arrays.sort(nanos);
        return new Latency(at(nanos, 0.50), at(nanos, 0.99), nanos.length);
    }

    private static long[] repeat(int times, double seconds, Single single) throws Exception {
        long[] nanos = new long[times];
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int done = 0;
        for (long now = System.nanoTime(); done < times && now < end; now = System.nanoTime()) {
            single.run(done);
            nanos[done] = System.nanoTime() - now;
            done++;
        }
        return Arrays.copyOf(nanos, done);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }
}

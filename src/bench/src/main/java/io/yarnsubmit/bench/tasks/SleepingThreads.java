package io.yarnsubmit.bench.tasks;

import java.util.ArrayList;
import java.util.List;

/** What the machine makes of the same sleeps without any tasks: a sleep lasts longer than was asked for. */
final class SleepingThreads {
    private SleepingThreads() {}

    /** Sleeps per second of so many threads. */
    static double rate(int millis, int threads, double seconds) throws InterruptedException {
        int sleeps = (int) (seconds * 1_000 / millis);
        List<Thread> sleepers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            Thread sleeper = new Thread(() -> sleep(millis, sleeps), "sleeper");
            sleeper.setDaemon(true);
            sleeper.start();
            sleepers.add(sleeper);
        }
        for (Thread sleeper : sleepers) {
            sleeper.join();
        }
        return threads * sleeps / ((System.nanoTime() - start) / 1e9);
    }

    private static void sleep(int millis, int times) {
        try {
            for (int i = 0; i < times; i++) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

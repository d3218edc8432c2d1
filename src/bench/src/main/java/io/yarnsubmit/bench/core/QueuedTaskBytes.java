package io.yarnsubmit.bench.core;

import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints what a task that waits costs the scheduler in memory, its input and its function included. */
public final class QueuedTaskBytes {
    private static final int OF_MAP = 1_000_000;
    private static final int OF_SUBMIT = 100_000;

    private QueuedTaskBytes() {}

    /** See the class. */
    public static void main(String[] args) {
        print("a task of map() of 1,000,000 inputs of 5 bytes", OF_MAP, load -> load.submit(OF_MAP));
        print("a task of its own, as submit() makes it", OF_SUBMIT, load -> {
            for (int i = 0; i < OF_SUBMIT; i++) {
                load.submitOne();
            }
        });
    }

    private static void print(String name, int tasks, Consumer<CoreLoad> submit) {
        CoreLoad load = new CoreLoad(0, 0);
        long before = live();
        submit.accept(load);
        double bytes = (double) (live() - before) / tasks;
        Reference.reachabilityFence(load);
        System.out.printf(Locale.ROOT, "bytes per queued task: %-48s %8.1f%n", name, bytes);
    }

    private static long live() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

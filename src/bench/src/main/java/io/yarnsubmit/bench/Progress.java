package io.yarnsubmit.bench;

import java.lang.management.ManagementFactory;

/** Tells who waits what is going on, on standard error. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        line("%6.1f s  %s".formatted(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0, what));
    }

    static void line(String text) {
        System.err.println(text);
    }
}

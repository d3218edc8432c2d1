package io.yarnsubmit.bench.tasks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Writes what was measured, a line for each figure: {@code figure}, its name, its value, the load average of the machine,
 * with tabs between. {@code scripts/bench-tasks} makes the table of them.
 */
final class FigureWriter {
    private final PrintStream out;

    FigureWriter(PrintStream out) {
        this.out = out;
    }

    void number(String name, double value) {
        text(name, String.format(Locale.ROOT, value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value));
    }

    /** In short in the table, and in full for who looks into the log. */
    void failed(String name, Throwable failure) {
        text(name, failure.getClass().getSimpleName());
        System.err.println(name + ": " + failure);
    }

    void text(String name, String value) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        out.printf(Locale.ROOT, "figure\t%s\t%s\t%.1f%n", name, value.replaceAll("\\s+", " "), load);
        out.flush();
    }
}

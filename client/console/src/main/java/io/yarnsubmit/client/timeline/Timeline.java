package io.yarnsubmit.client.timeline;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When each phase of an application was reached, counted from the start of this command. Events on other machines have the
 * times of their clocks. Thread-safe.
 */
public final class Timeline {
    private final Map<String, Instant> phases = new LinkedHashMap<>();
    private final Instant begin =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    /** A phase was reached now; the first time counts. */
    public void mark(String phase) {
        mark(phase, Instant.now());
    }

    /** A phase was reached at that time. */
    public synchronized void mark(String phase, Instant time) {
        phases.putIfAbsent(phase, time);
    }

    /** One line for each phase, in the order of time: seconds since the command's start, since the phase before, name. */
    public synchronized List<String> lines() {
        List<Map.Entry<String, Instant>> entries = new ArrayList<>(phases.entrySet());
        entries.sort(Map.Entry.comparingByValue(Comparator.naturalOrder()));
        List<String> lines = new ArrayList<>();
        Instant before = begin;
        for (Map.Entry<String, Instant> entry : entries) {
            lines.add(String.format(
                    Locale.ROOT,
                    "timeline %7.3f s  +%6.3f s  %s",
                    seconds(begin, entry.getValue()),
                    seconds(before, entry.getValue()),
                    entry.getKey()));
            before = entry.getValue();
        }
        return lines;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}

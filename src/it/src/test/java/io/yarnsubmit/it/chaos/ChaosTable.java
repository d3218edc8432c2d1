package io.yarnsubmit.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of each kind of fault, to be read by people. */
final class ChaosTable {
    private final Map<FaultKind, Row> rows = new EnumMap<>(FaultKind.class);

    private static final class Row {
        private int struck;
        private int again;
        private final List<Duration> recoveries = new ArrayList<>();
    }

    void struck(FaultKind kind) {
        row(kind).struck++;
    }

    void recovered(FaultKind kind, Duration took) {
        row(kind).recoveries.add(took);
    }

    /** Tasks that had to run again because of it. */
    void ranAgain(FaultKind kind, int tasks) {
        row(kind).again += tasks;
    }

    private Row row(FaultKind kind) {
        return rows.computeIfAbsent(kind, any -> new Row());
    }

    int struck() {
        return rows.values().stream().mapToInt(row -> row.struck).sum();
    }

    int recovered() {
        return rows.values().stream().mapToInt(row -> row.recoveries.size()).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-40s %6s %9s %9s %9s %11s%n", "", "times", "recovered", "median s", "max s", "tasks again"));
        rows.forEach((kind, row) -> text.append(String.format(
                Locale.ROOT,
                "%-40s %6d %9d %9s %9s %11d%n",
                kind.words(),
                row.struck,
                row.recoveries.size(),
                seconds(row.recoveries, 0.5),
                seconds(row.recoveries, 1),
                row.again)));
        return text.toString();
    }

    private static String seconds(List<Duration> durations, double quantile) {
        if (durations.isEmpty()) {
            return "-";
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        int index = (int) Math.ceil(quantile * sorted.size()) - 1;
        return String.format(Locale.ROOT, "%.1f", sorted.get(Math.max(0, index)).toMillis() / 1000.0);
    }
}

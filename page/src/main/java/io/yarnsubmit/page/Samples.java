package io.yarnsubmit.page;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Collects values of metrics, and writes them in Prometheus' text format. Not thread-safe. */
final class Samples {
    private final Map<Metric, StringBuilder> lines = new EnumMap<>(Metric.class);

    /** @param labels the values, in the order of {@link Metric#labels} */
    Samples add(Metric metric, double value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has labels " + metric.labels());
        }
        StringBuilder text = lines.computeIfAbsent(metric, first -> new StringBuilder());
        text.append(metric.label());
        char before = '{';
        for (int i = 0; i < labels.length; i++) {
            text.append(before).append(metric.labels().get(i)).append("=\"");
            escape(text, labels[i]);
            text.append('"');
            before = ',';
        }
        text.append(labels.length > 0 ? "} " : " ").append(number(value)).append('\n');
        return this;
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "NaN";
    }

    private static void escape(StringBuilder text, String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
    }

    String text() {
        StringBuilder all = new StringBuilder();
        lines.forEach((metric, samples) -> all.append("# HELP ")
                .append(metric.label())
                .append(' ')
                .append(metric.help())
                .append("\n# TYPE ")
                .append(metric.label())
                .append(' ')
                .append(metric.type().word())
                .append('\n')
                .append(samples));
        return all.toString();
    }
}

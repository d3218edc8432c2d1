package io.yarnsubmit.client.console;

import io.yarnsubmit.protocol.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of columns, each as wide as its widest cell. What others wrote is shown, not obeyed, and cut where it is too long. Not
 * thread-safe.
 */
public final class TextTable {
    private static final String GAP = "  ";
    /** Nothing stands behind it. */
    private static final int LONGEST_LAST = 1_000;

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    public void add(String... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> ShownText.line(cells[i], i == cells.length - 1 ? LONGEST_LAST : ShownText.USUAL_LENGTH))
                .toList());
    }

    /** The headings first. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell)
                    .append(" ".repeat(width(column) - TextWidth.columns(cell)))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> TextWidth.columns(row.get(column)))
                .max()
                .orElse(0);
    }
}

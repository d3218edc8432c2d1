package io.yarnsubmit.client.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What spark-submit's options and Spark's keys are called here, for users who come from Spark and type what they know. The
 * table is a resource, which is read only when something unknown was typed; {@code docs/from-spark.md} is made from it.
 */
final class SparkNames {
    private static final String RESOURCE = "from-spark.txt";
    private static final String ANY_NAME = "NAME";
    private static final int CELLS = 4;

    private final List<Row> rows;

    private SparkNames(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** How a name of Spark's relates to one of ours. */
    enum Relation {
        SAME,
        OTHER,
        UNNEEDED,
        MISSING
    }

    /**
     * One name of Spark's.
     *
     * @param section the heading that it stands under
     * @param name as it is typed there; NAME within a key stands for any name
     * @param argument what an option takes; empty for keys and for options that take nothing
     * @param ours our option or key; empty if there is none
     * @param note a further explanation; empty if none is needed
     */
    record Row(String section, String name, String argument, Relation relation, String ours, String note) {}

    static SparkNames read() {
        try (InputStream resource = Objects.requireNonNull(SparkNames.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<Row> rows = new ArrayList<>();
            String section = "";
            for (String line : reader.lines().toList()) {
                if (line.startsWith("# ")) {
                    section = line.substring(2);
                } else if (!line.isBlank() && !line.startsWith(";")) {
                    rows.add(row(section, line));
                }
            }
            return new SparkNames(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of Spark's names in the jar cannot be read", e);
        }
    }

    private static Row row(String section, String line) {
        String[] cells = line.split("\\|", CELLS);
        if (cells.length != CELLS) {
            throw new IllegalStateException("not " + CELLS + " cells: " + line);
        }
        String[] typed = cells[0].strip().split(" ", 2);
        return new Row(
                section,
                typed[0],
                typed.length == 1 ? "" : typed[1],
                Relation.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                cells[2].strip(),
                cells[3].strip());
    }

    List<Row> rows() {
        return rows;
    }

    /** The row of a name that was typed; NAME in the row is replaced by what was typed. */
    Optional<Row> find(String typed) {
        for (Row row : rows) {
            int any = row.name().indexOf(ANY_NAME);
            Matcher matcher = Pattern.compile(
                            any < 0
                                    ? Pattern.quote(row.name())
                                    : Pattern.quote(row.name().substring(0, any)) + "(.+)"
                                            + Pattern.quote(row.name().substring(any + ANY_NAME.length())))
                    .matcher(typed);
            if (matcher.matches()) {
                String ours = any < 0 ? row.ours() : row.ours().replace(ANY_NAME, matcher.group(1));
                return Optional.of(new Row(row.section(), typed, row.argument(), row.relation(), ours, row.note()));
            }
        }
        return Optional.empty();
    }

    /** {@code ": here it is --jars. ..."}; empty when Spark has no such name, or it is the same here. */
    static Optional<String> advice(Row row) {
        String note = row.note().isEmpty() ? "" : ". " + row.note();
        return switch (row.relation()) {
            case SAME -> Optional.empty();
            case OTHER -> Optional.of(row.ours().isEmpty() ? note : ": here it is " + row.ours() + note);
            case UNNEEDED -> Optional.of(": it is not needed here" + note);
            case MISSING -> Optional.of(": yarn-submit has nothing like it yet" + note);
        };
    }
}

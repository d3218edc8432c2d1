package io.yarnsubmit.client.options;

import java.util.List;
import java.util.Optional;

/** The options of one command line: those of submitting, or of a verb. */
record OptionSet(List<OptionRow> rows) {
    OptionSet {
        rows = List.copyOf(rows);
    }

    /** The option that a word with its dashes is, such as {@code --queue} or {@code -v}. */
    Optional<OptionRow> find(String flag) {
        return rows.stream()
                .filter(row -> flag.equals(row.flag()) || (row.letter() != null && flag.equals("-" + row.letter())))
                .findFirst();
    }

    /** The long names with their dashes, as they can be typed. */
    List<String> flags() {
        return rows.stream().map(OptionRow::flag).toList();
    }
}

package io.yarnsubmit.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void lines_areAsWideAsTheWidestCell() {
        TextTable table = new TextTable("ID", "NAME", "WHY");
        table.add("1", "日本", "");
        table.add("2", "abc", "x");

        assertThat(table.lines()).containsExactly("ID  NAME  WHY", "1   日本", "2   abc   x");
    }

    @Test
    void cells_areLinesOfTheTableAndNoMore() {
        TextTable table = new TextTable("NAME", "STATE");
        table.add("a\nfake  RUNNING", "\u001b[31mRUNNING");

        assertThat(table.lines()).hasSize(2).last().isEqualTo("a\\nfake  RUNNING  \\u001b[31mRUNNING");
    }

    @Test
    void cells_thatAreTooLong_areCut() {
        TextTable table = new TextTable("NAME", "WHY");
        table.add("n".repeat(300_000), "w".repeat(300_000));

        assertThat(table.lines().get(1))
                .hasSizeLessThan(1_400)
                .contains("nnn...  www")
                .endsWith("...");
    }
}

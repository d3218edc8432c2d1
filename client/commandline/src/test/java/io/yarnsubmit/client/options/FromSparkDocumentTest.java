package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.options.SparkNames.Relation;
import io.yarnsubmit.client.options.SparkNames.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FromSparkDocumentTest {
    static List<Row> rows() {
        return SparkNames.read().rows();
    }

    @Test
    void theDocumentIsUpToDate() {
        WrittenDocument.check("docs/from-spark.md", FromSparkDocument.text());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsSaidToBeOursIsOurs(Row row) {
        assertThat(FromSparkDocument.mentioned(row))
                .allSatisfy(name -> assertThat(isOurs(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theSameAreTheSame(Row row) {
        if (row.name().startsWith("--")) {
            boolean known = OptionTable.submit().find(row.name()).isPresent();

            assertThat(known).isEqualTo(row.relation() == Relation.SAME);
        }
    }

    @Test
    void namesStandThereOnce() {
        assertThat(rows()).extracting(Row::name).doesNotHaveDuplicates();
    }

    private static boolean isOurs(String name) {
        return name.startsWith("-")
                ? OptionTable.submit().find(name).isPresent()
                : KeyCatalogue.find(name).isPresent();
    }
}

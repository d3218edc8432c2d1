package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MonitoringDocumentTest {
    private static final String COMMAND = "mvn -pl page -am test -Dyarnsubmit.writeDocs=true"
            + " -Dtest=MonitoringDocumentTest -Dsurefire.failIfNoSpecifiedTests=false";
    private static final String BEGIN = "| name | type | labels | what it is |\n|---|---|---|---|\n";
    private static final String END = "\n\n";

    @Test
    void theTableIsUpToDate() throws IOException {
        // Maven runs the tests in the module's folder.
        Path document = Path.of("..", "docs", "monitoring.md").toAbsolutePath().normalize();
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        assertThat(begin).as("the table in %s", document).isNotNegative();
        String expected = text.substring(0, begin) + BEGIN + rows() + text.substring(text.indexOf(END, begin));
        if (Boolean.getBoolean("yarnsubmit.writeDocs")) {
            Files.writeString(document, expected);
        }

        assertThat(document)
                .as("the table in %s is made from Metric. To write it anew: %s", document, COMMAND)
                .content()
                .isEqualTo(expected);
    }

    private static String rows() {
        return Arrays.stream(Metric.values())
                .map(metric -> "| `" + metric.label() + "` | " + metric.type().word() + " | "
                        + metric.labels().stream()
                                .map(label -> "`" + label + "`")
                                .collect(Collectors.joining(", "))
                        + " | " + metric.help() + " |")
                .collect(Collectors.joining("\n"));
    }
}

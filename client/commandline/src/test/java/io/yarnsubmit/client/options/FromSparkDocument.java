package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.SparkNames.Relation;
import io.yarnsubmit.client.options.SparkNames.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of docs/from-spark.md. */
final class FromSparkDocument {
    private static final Pattern OURS = Pattern.compile("(?<![`\\w-])(-?-[a-z][a-z-]*|yarnsubmit\\.[\\w.]*\\w)");

    private static final String INTRODUCTION = """
            <!-- Made from client/commandline/src/main/resources/io/yarnsubmit/client/options/from-spark.txt. FromSparkDocumentTest says how
                 to write it anew. -->
            # From spark-submit to yarn-submit

            yarn-submit runs any driver program, not Spark's. If you know spark-submit, look up its options here, and its keys that
            matter on YARN. Each has the same name in yarn-submit, or another name, or is not needed, or does not exist yet. The
            command gives the same answer when you type a name from Spark.

            The main differences:

            - `--driver-memory` and `--executor-memory` are the size of a container: all memory that the process may use. The
              heap is smaller by the overhead; in Spark the overhead is added to the heap.
            - The driver is a process of its own in both deploy modes, so its exit status becomes the command's.
            - Ctrl-C ends the application, also in cluster mode, unless it was submitted with `--no-wait`.
            - Unknown options and keys are errors, and all mistakes are reported at once.
            - `yarn-submit status`, `kill`, `logs` and other verbs work on YARN.
            """;

    private FromSparkDocument() {}

    static String text() {
        Map<String, List<Row>> sections = SparkNames.read().rows().stream()
                .collect(Collectors.groupingBy(Row::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(INTRODUCTION);
        sections.forEach((section, rows) -> {
            text.append("\n## ").append(section).append('\n');
            text.append("| Spark | yarn-submit | |\n|---|---|---|\n");
            rows.forEach(row -> text.append("| `")
                    .append(row.name())
                    .append("` | ")
                    .append(here(row))
                    .append(" | ")
                    .append(OURS.matcher(row.note()).replaceAll("`$1`"))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String here(Row row) {
        String ours = row.ours().isEmpty() ? "" : "`" + row.ours() + "`";
        return switch (row.relation()) {
            case SAME -> "the same";
            case OTHER -> ours.isEmpty() ? "other" : ours;
            case UNNEEDED -> "not needed";
            case MISSING -> "not yet";
        };
    }

    /** Our options and keys that a row speaks of. */
    static List<String> mentioned(Row row) {
        List<String> names = OURS.matcher(row.ours() + " " + row.note())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
        if (row.relation() == Relation.MISSING || row.relation() == Relation.UNNEEDED) {
            // These may speak of what is not there.
            names.removeIf(
                    name -> row.note().contains("no " + name) || row.note().startsWith("As " + name));
        }
        return names;
    }
}

package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/configuration.md} from the catalogue and the option table. */
final class ConfigurationDocument {
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("", "Application");
        SECTIONS.put("secret", "Secrets");
        SECTIONS.put("docker", "Images");
        SECTIONS.put("driver", "Driver");
        SECTIONS.put("executor", "Executors");
        SECTIONS.put("task", "Tasks");
        SECTIONS.put("node", "Machines");
        SECTIONS.put("am", "ApplicationMaster");
        SECTIONS.put("client", "Client");
        SECTIONS.put("cluster", "Cluster");
    }

    private static final String INTRODUCTION = """
            <!-- Made from ConfigKeys and OptionTable. ConfigurationDocumentTest says how to write it anew. -->
            # Configuration

            The value of a key comes from the first of these that sets it:

            1. its option, such as `--executor-memory 2g`;
            2. `--conf key=value` (`-c key=value`), any number of times;
            3. `--set path=value`, any number of times, over
            4. the [job file](jobs.md) named by `--file`;
            5. the file named by `--properties-file`;
            6. `conf/yarn-submit.properties` of the distribution;
            7. the default.

            `yarn-submit --verbose` shows each value and its source. With `--conf` and in files you can leave out the prefix
            `yarnsubmit.`: `-c queue=etl`. Files are Java properties in UTF-8: `key=value`, `key: value` and `key value` mean the
            same, and a backslash quotes the next character. Unknown keys are errors.

            | type | how it is written |
            |---|---|
            | memory | `512m`, `1.5g`, `1t`; a bare number is MiB; rounded up to whole MiB |
            | duration | `500ms`, `30s`, `10min` or `10m`, `2h`, `1d`; a bare number is seconds |
            | MIN..MAX | `2..20`: from 2 to 20, both included |
            | NAME=AMOUNT | `yarn.io/gpu=1`, `disk=4Gi`; YARN's units k, M, G, T, P and Ki, Mi, Gi, Ti, Pi, as they are written here |
            | list | items separated by commas; blanks around them are dropped |
            | text | as it is; JVM options are split into words as in a POSIX shell, but nothing is expanded |
            """;

    private static final String ROLES = """

            ## Roles
            An executor group with a command is a [role](programs.md#roles). These keys belong to one group: write
            `yarnsubmit.executor.groups.NAME.command`.

            | key | type | default | option | what it does | since |
            |---|---|---|---|---|---|
            """;

    private ConfigurationDocument() {}

    static String text() {
        Map<String, List<ConfigKey<?>>> sections = ConfigCatalogue.all().stream()
                .collect(
                        Collectors.groupingBy(ConfigurationDocument::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(INTRODUCTION);
        sections.forEach((section, keys) -> {
            text.append("\n## ").append(SECTIONS.getOrDefault(section, section)).append('\n');
            text.append("| key | type | default | option | what it does | since |\n|---|---|---|---|---|---|\n");
            keys.forEach(key -> text.append(row(key)));
            if (section.equals("executor")) {
                text.append(ROLES);
                RoleKeys.ofRole().forEach(key -> text.append(row(key)));
            }
        });
        return text.toString();
    }

    private static String section(ConfigKey<?> key) {
        String name = key.name().substring(KeyCatalogue.PREFIX.length());
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static String row(ConfigKey<?> key) {
        List<String> cells = new ArrayList<>();
        cells.add(code(key.isPrefix() ? key.name() + "NAME" : name(key)));
        cells.add(key.type().name());
        cells.add(key.defaultText() == null ? "" : code(key.defaultText()));
        cells.add(OptionTable.rows().stream()
                .filter(row -> key.equals(row.key()))
                .map(row -> code(row.flag()))
                .collect(Collectors.joining(", ")));
        cells.add(key.description());
        cells.add(key.since());
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** In full, with the place of the group's name. */
    private static String name(ConfigKey<?> key) {
        return RoleKeys.ofRole().contains(key)
                ? key.name().replace(".executor.", ".executor.groups.NAME.")
                : key.name();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}

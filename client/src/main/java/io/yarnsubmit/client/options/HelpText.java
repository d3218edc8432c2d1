package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.ArrayList;
import java.util.List;

/** The text of {@code --help}: fits a screen of 80 columns, and is made from the {@link OptionTable}. */
final class HelpText {
    private static final int COLUMN = 34;

    private HelpText() {}

    static String text() {
        List<String> lines = new ArrayList<>(List.of(
                "Usage: yarn-submit [options] <app.jar> [driver arguments]",
                "Runs a driver program, and executors for it, on Hadoop YARN. For example:",
                "  yarn-submit --master embedded --class com.acme.Main app.jar input output",
                "  yarn-submit --deploy-mode cluster --num-executors 8 --executor-memory 4g a.jar"));
        for (OptionGroup group : OptionGroup.values()) {
            lines.add(group.heading());
            OptionTable.rows().stream()
                    .filter(row -> row.group() == group)
                    .map(HelpText::line)
                    .forEach(lines::add);
        }
        lines.addAll(List.of(
                "What follows the jar is the driver's, untouched. An option counts more than",
                "--conf, then --properties-file, then conf/yarn-submit.properties. Lists have",
                "commas. All configuration keys: docs/configuration.md.",
                "Exit status: that of the driver, 0 to 119; 123 the application failed, 124 a",
                "time limit, 125 not started, 126 and 127 no main class, 130 Ctrl-C, 137 killed."));
        return String.join("\n", lines);
    }

    static String line(OptionRow row) {
        String letter = row.letter() == null ? "" : "-" + row.letter() + ", ";
        String argument = row.argument() == null ? "" : " " + row.argument();
        String left = "  " + letter + row.flag() + argument;
        return left + " ".repeat(Math.max(1, COLUMN - left.length())) + row.help() + shownDefault(row);
    }

    private static String shownDefault(OptionRow row) {
        ConfigKey<?> key = row.key();
        String defaultText = key == null ? null : key.defaultText();
        return defaultText == null || !row.takesValue() ? "" : " (default: " + defaultText + ")";
    }
}

package io.yarnsubmit.client.options;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code yarn-submit VERB --help}. */
final class VerbHelp {
    private VerbHelp() {}

    /** The command that shows it. */
    static String command(VerbSyntax verb) {
        return "yarn-submit " + verb.word() + " --help";
    }

    static String text(VerbSyntax verb) {
        List<String> lines =
                new ArrayList<>(List.of("Usage: yarn-submit " + verb.synopsis(), verb.summary() + ". For example:"));
        verb.examples().forEach(example -> lines.add("  yarn-submit " + example));
        lines.add("Options");
        verb.shown().stream().map(HelpText::line).forEach(lines::add);
        lines.addAll(verb.notes());
        if (verb.takesApplication()) {
            lines.add("APP is an application's id, its unique end (_0042), or 'last': your newest.");
        }
        return String.join("\n", lines);
    }
}

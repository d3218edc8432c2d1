package io.yarnsubmit.client.options;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code yarn-submit VERB --help}. */
final class VerbHelp {
    private static final List<String> MAP_NOTES = List.of(
            "All options of submitting are taken too: yarn-submit --help all.",
            "In COMMAND: {} the item; {.} without its ending, {/} its file name, {//} its",
            "folder, {/.} the name without its ending; {#} its number, {host} the machine.",
            "Without any of them the item is the last word. Guide: docs/map.md.",
            "Exit status: 0 all went well; 1 to 100 so many failed, 101 more; 102 broken off;",
            "126, 127 the command cannot be run, is not there; others as yarn-submit's.");

    private VerbHelp() {}

    static String text(Verb verb) {
        List<String> lines =
                new ArrayList<>(List.of("Usage: yarn-submit " + verb.synopsis(), verb.summary() + ". For example:"));
        verb.examples().forEach(example -> lines.add("  yarn-submit " + example));
        lines.add("Options");
        verb.shown().stream().map(HelpText::line).forEach(lines::add);
        if (verb.submits()) {
            lines.addAll(MAP_NOTES);
        }
        if (verb.takesApplication()) {
            lines.add("APP is an application's id, its unique end (_0042), or 'last': your newest.");
        }
        return String.join("\n", lines);
    }
}

package io.yarnsubmit.client.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The script for zsh: a function for its completion system. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder("""
                #compdef yarn-submit
                # Completion of yarn-submit for zsh. Made by: yarn-submit completion zsh
                # To use it, put it into a folder of $fpath, under the name _yarn-submit.
                _yarn_submit() {
                  local -a verbs
                  verbs=(
                """);
        Arrays.stream(Verb.values())
                .forEach(verb -> script.append("    ")
                        .append(Completion.quoted(verb.word() + ":" + verb.summary()))
                        .append('\n'));
        script.append("""
                  )
                  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
                    _describe -t verbs verb verbs
                    _files
                    return
                  fi
                  case $words[2] in
                """);
        for (Verb verb : Verb.values()) {
            List<String> words = Completion.firstWords(verb);
            String operand = words.isEmpty() ? "*:word: " : "*:word:(" + String.join(" ", words) + ")";
            script.append("    ").append(verb.word()).append(")\n      shift words; ((CURRENT--))\n");
            arguments(script, "_arguments", verb.options(), List.of(operand));
        }
        script.append("    *)\n");
        arguments(
                script,
                "_arguments -S",
                OptionTable.submit(),
                List.of("1:application jar:_files", "*::driver argument:_files"));
        return script.append("  esac\n}\n_yarn_submit \"$@\"\n").toString();
    }

    private static void arguments(StringBuilder script, String command, OptionSet options, List<String> operands) {
        List<String> specs = new ArrayList<>();
        options.rows().forEach(row -> Completion.typed(row).forEach(flag -> specs.add(spec(row, flag))));
        specs.addAll(operands);
        script.append("      ").append(command);
        script.append(specs.stream()
                .map(spec -> " \\\n        " + Completion.quoted(spec))
                .collect(Collectors.joining()));
        script.append(" ;;\n");
    }

    private static String spec(OptionRow row, String flag) {
        String help = "[" + row.help().replaceAll("([\\[\\]:\\\\])", "\\\\$1") + "]";
        if (!row.takesValue()) {
            return flag + help;
        }
        String action = row.takesPaths()
                ? "_files"
                : Completion.isConf(row)
                        ? "(" + Completion.keys().replaceAll("(\\S+)", "$1=") + ")"
                        : row.choices().isEmpty() ? " " : "(" + String.join(" ", row.choices()) + ")";
        String equals = flag.startsWith("--") ? "=" : "";
        return "*" + flag + equals + help + ":" + String.valueOf(row.argument()).replace(":", "\\:") + ":" + action;
    }
}

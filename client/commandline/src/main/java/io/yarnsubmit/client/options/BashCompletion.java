package io.yarnsubmit.client.options;

import java.util.List;
import java.util.stream.Collectors;

/** The script for bash, 3.2 and newer; it needs nothing else. */
final class BashCompletion {
    private static final String BEGINNING = """
            # Completion of yarn-submit for bash. Made by: yarn-submit completion bash
            # To use it: source <(yarn-submit completion bash)
            _yarn_submit_reply() {
              local line
              while IFS= read -r line; do COMPREPLY+=("$1$line"); done
            }
            _yarn_submit_paths() {
              local head=""
              if [[ $cur == *,* ]]; then head=${cur%,*},; cur=${cur##*,}; fi
              compopt -o filenames 2>/dev/null
              _yarn_submit_reply "$head" < <(compgen -f -- "$cur")
            }
            _yarn_submit_words() {
              _yarn_submit_reply "" < <(compgen -W "$1" -- "$cur")
            }
            _yarn_submit_keys() {
              compopt -o nospace 2>/dev/null
              _yarn_submit_reply "" < <(compgen -S = -W "@KEYS@" -- "$cur")
            }
            _yarn_submit() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb="" i
              COMPREPLY=()
              # bash makes three words of --option=value.
              if [[ $cur == = ]]; then cur=""; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
              if ((COMP_CWORD > 1)); then
                case ${COMP_WORDS[1]} in
                  @VERBS@) verb=${COMP_WORDS[1]} ;;
                esac
              fi
              case $verb in
            """;

    private static final String DRIVERS_WORDS = """
                  for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                      @OPTIONS@)
                        if [[ ${COMP_WORDS[i+1]} == = ]]; then ((i += 2)); else ((i++)); fi ;;
                      -*) ;;
                      *)
                        # What follows the jar is the driver's.
                        if ((i < COMP_CWORD)); then _yarn_submit_paths; return; fi ;;
                    esac
                  done
            """;

    private BashCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder(BEGINNING
                .replace("@KEYS@", Completion.keys())
                .replace("@VERBS@", String.join("|", Completion.verbs())));
        for (Verb verb : Verb.values()) {
            script.append("    ").append(verb.word()).append(")\n");
            values(script, verb.options());
            List<String> words = Completion.firstWords(verb);
            rest(script, verb.options(), words.isEmpty() ? ":" : "_yarn_submit_words " + quoted(words));
        }
        OptionSet submit = OptionTable.submit();
        script.append("    *)\n");
        values(script, submit);
        String taking = submit.rows().stream()
                .filter(OptionRow::takesValue)
                .flatMap(row -> Completion.typed(row).stream())
                .collect(Collectors.joining("|"));
        script.append(DRIVERS_WORDS.replace("@OPTIONS@", taking));
        rest(
                script,
                submit,
                "_yarn_submit_paths; if ((COMP_CWORD == 1)); then _yarn_submit_words " + quoted(Completion.verbs())
                        + "; fi");
        return script.append("  esac\n}\ncomplete -F _yarn_submit yarn-submit\n")
                .toString();
    }

    /** What follows an option that takes a value. */
    private static void values(StringBuilder script, OptionSet options) {
        script.append("      case $prev in\n");
        for (OptionRow row : options.rows()) {
            if (row.takesValue()) {
                script.append("        ")
                        .append(String.join("|", Completion.typed(row)))
                        .append(") ")
                        .append(value(row))
                        .append("return ;;\n");
            }
        }
        script.append("      esac\n");
    }

    private static String value(OptionRow row) {
        if (Completion.isConf(row)) {
            return "_yarn_submit_keys; ";
        }
        if (row.takesPaths()) {
            return "_yarn_submit_paths; ";
        }
        return row.choices().isEmpty() ? "" : "_yarn_submit_words " + quoted(row.choices()) + "; ";
    }

    private static void rest(StringBuilder script, OptionSet options, String words) {
        script.append("      if [[ $cur == -* ]]; then _yarn_submit_words ")
                .append(quoted(options.flags()))
                .append("; else ")
                .append(words)
                .append("; fi ;;\n");
    }

    private static String quoted(List<String> words) {
        return Completion.quoted(String.join(" ", words));
    }
}

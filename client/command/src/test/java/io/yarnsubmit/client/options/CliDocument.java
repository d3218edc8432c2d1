package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.List;
import java.util.stream.Collectors;

/** The text of docs/cli.md. */
final class CliDocument {
    private static final String INTRODUCTION = """
            <!-- Made from OptionTable and Verb. CommandDocumentTest says how to write it anew. -->
            # The command

            ```
            yarn-submit [options] <app.jar> [driver arguments]
            yarn-submit VERB [arguments]
            ```

            What follows the jar is the driver's, untouched. An option counts more than `--conf`, then `--set`, `--file`,
            `--properties-file`, `conf/yarn-submit.properties`; [configuration.md](configuration.md) has all keys. `yarn-submit --help` shows what is
            used most, `yarn-submit --help all` everything, `yarn-submit VERB --help` a verb. There is a man page,
            `docs/yarn-submit.1`, and `yarn-submit completion bash|zsh|fish` prints the completion of a shell.

            ## Exit status
            | code | meaning |
            |---|---|
            | 0 | the driver ended with 0 |
            | 1-119 | the driver's own exit code, in both deploy modes; an uncaught exception is 1 |
            | 123 | the application failed although the driver did not |
            | 124 | a time limit that the user set ran out |
            | 125 | the command failed before the driver started: bad options, refused by the cluster, cluster not reachable |
            | 126, 127 | the driver could not be started: its main class cannot be run, or is not there |
            | 130, 143 | interrupted, terminated: the application was ended too, unless it was detached |
            | 137 | the application was killed by someone else |

            Those of `yarn-submit map` are in [map.md](map.md#exit-status): 1 to 100 is how many items failed.

            ## What is said, and where
            Standard output carries the driver's output alone; what the command itself says goes to standard error.

            On a terminal one live line shows what goes on: uploads, executors, and the driver's tasks with their pace and the time
            left, once there is enough to tell it from. It is as wide as the terminal, also after a change. In client mode the
            driver writes to the same terminal, so plain lines take the live line's place when its main is called. Colours show
            only what is bad; `NO_COLOR` takes them away, and so does `TERM=dumb` with the live line.

            Elsewhere, in a log, there is a plain line when something changed, and at most one in ten seconds when mere counts did.
            `--quiet` leaves only what went wrong. At the end there is a summary of one or two lines: the duration, the wait for
            the start, executors and those that were lost by class, tasks, and the memory and vcores that containers held, as YARN
            counts them.

            ## Submitting with `--json`
            Standard output carries one JSON object a line. **The driver's standard output goes to standard error then.** Every
            object has `event` and `time`, and `applicationId` once there is one; what is absent is left out, and keys may be
            added later.

            | event | when | what it has |
            |---|---|---|
            | `submitted` | once, when the application is accepted, or started on this machine | `trackingUrl`, or `logDirectory` |
            | `state` | when YARN's state changes | `state` (SUBMITTED, ACCEPTED, RUNNING, SUCCEEDED, FAILED, KILLED), `attempt` |
            | `progress` | when something changed, at most every five seconds | `progress` (0 to 1), `status`, `waitingFor`, `executorGroups` (`name`, `target`, `registered`, `lost`), `tasks` (`waiting`, `running`, `done`, `failed`, `retried`), `figures` |
            | `ended` | last, unless `--no-wait` ends with `submitted` | `exitCode`, `state`, `diagnostics`, `summary` (`durationMillis`, `queueWaitMillis`, `executorsStarted`, `executorsPeak`, `executorsLost` by class, `tasks`, `figures`, `memoryMibSeconds`, `coreSeconds`, `preemptedMemoryMibSeconds`, `preemptedCoreSeconds`) |

            The answers of verbs are one object a line too. [answers.schema.json](answers.schema.json) has the JSON schema of each.

            A command line that cannot be read is answered on standard error alone, with exit status 125.
            """;

    private CliDocument() {}

    static String text(Verbs verbs) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("\n## Options of submitting\n");
        for (OptionGroup group : OptionGroup.values()) {
            text.append("\n### ")
                    .append(group.heading())
                    .append("\n| option | what it does | default | key |\n|---|---|---|---|\n");
            OptionTable.rows().stream().filter(row -> row.group() == group).forEach(row -> {
                ConfigKey<?> key = row.key();
                String defaultText =
                        key == null || !row.takesValue() || key.defaultText() == null ? "" : code(key.defaultText());
                text.append(cells(
                        code(HelpText.left(row)),
                        row.help(),
                        defaultText,
                        key == null ? "" : code(key.name() + (key.isPrefix() ? "NAME" : ""))));
            });
        }
        text.append("\n## Verbs\nAPP is an application's id, its unique end (`_0042`), or `last`: your newest.\n");
        for (VerbSyntax verb : verbs.all()) {
            text.append("\n### ")
                    .append(verb.word())
                    .append('\n')
                    .append(verb.summary())
                    .append(".\n\n```\n");
            text.append("yarn-submit ").append(verb.synopsis()).append('\n');
            verb.examples()
                    .forEach(example -> text.append("# for example: yarn-submit ")
                            .append(example)
                            .append('\n'));
            text.append("```\n| option | what it does |\n|---|---|\n");
            verb.shown().forEach(row -> text.append(cells(code(HelpText.left(row)), row.help())));
        }
        return text.toString();
    }

    private static String cells(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}

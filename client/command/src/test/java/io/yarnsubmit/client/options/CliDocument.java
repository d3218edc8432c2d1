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
            yarn-submit [options] -- COMMAND [arguments]
            yarn-submit VERB [arguments]
            ```

            Words after the jar go to the driver unchanged, and what follows `--` is a [command](programs.md) that is the driver. An option overrides `--conf`, which overrides `--set`, `--file`,
            `--properties-file` and `conf/yarn-submit.properties`, in this order; [configuration.md](configuration.md) lists all keys.
            `yarn-submit --help` shows the options that are used most, `yarn-submit --help all` shows everything, and
            `yarn-submit VERB --help` explains a verb. `docs/yarn-submit.1` is the man page, and
            `yarn-submit completion bash|zsh|fish` prints the completion for a shell.

            ## Exit status
            | code | meaning |
            |---|---|
            | 0 | the driver ended with 0 |
            | 1-119 | the driver's own exit status, in both deploy modes; an uncaught exception is 1. A higher status of the driver is passed on too; with `--json`, `cause` tells it from one of the command's own |
            | 123 | the application failed although the driver did not: the ApplicationMaster was lost on its last attempt, or too many executors failed |
            | 124 | a time limit ran out: `--accept-timeout`, `--executors-timeout`, `--run-timeout`, or the one of `wait` |
            | 125 | the command failed before the driver started: bad options, refused by the cluster, cluster not reachable |
            | 126, 127 | the driver could not be started: its main class or command cannot be run, or is missing; or this is the driver's own status, as `cause` tells |
            | 129 | the console was closed: the application ended too in client mode, and continues in cluster mode |
            | 130, 143 | Ctrl-C, SIGTERM: the application ended too, unless it was detached |
            | 137 | the application, or its driver, was killed by someone else |
            | 141 | nobody reads the answer of a verb any more, as with a pipe to `head` |

            [map.md](map.md#exit-status) has the exit status of `yarn-submit map`, where 1 to 100 is the number of failed items.

            ## Output
            Standard output carries only the driver's output. The command's own messages go to standard error.

            On a terminal, one live line shows the progress: uploads, executors, and the driver's tasks with their rate and the
            estimated time left. It follows the width of the terminal. In client mode the driver writes to the same terminal, so
            plain lines replace the live line when the driver's main is called, or its command started. Colours mark only problems. `NO_COLOR` switches the
            colours off, and `TERM=dumb` switches off both colours and the live line.

            In a log, a plain line appears when something has changed, and at most every ten seconds when only counts have
            changed. `--quiet` leaves only what went wrong. A summary of one or two lines comes at the end: the duration, the wait
            for the start, the executors and the lost ones by cause, the tasks, and the memory and vcores that containers held, as
            YARN counts them.

            Standard output and standard error may be read at any pace. A reader that pauses holds up the driver's output, and
            nothing else: the application runs on, and Ctrl-C works. In cluster mode every byte arrives, also after the driver's
            end; an application that has ended stays for its slow reader, and for one that takes nothing at most for
            `client.outputWait`. Then the rest comes from the container's log. What cannot be had is named, with the number of
            bytes.

            When the reader is gone, as with a pipe to `head`, verbs that only show something end at once, with 141. A submission stays
            until the application has ended, and has its exit status, as a program under plain `java` would; in cluster mode it
            says so, and shows nothing more.

            ## Submitting with `--json`
            Standard output carries one JSON object per line, and **the driver's standard output goes to standard error**. Every
            object has `event` and `time`, and `applicationId` once there is one. Absent values are left out, and keys may be added
            later.

            | event | when | what it has |
            |---|---|---|
            | `submitted` | once, when the application is accepted, or started on this machine | `trackingUrl`, or `logDirectory` |
            | `state` | when YARN's state changes | `state` (SUBMITTED, ACCEPTED, RUNNING, SUCCEEDED, FAILED, KILLED), `attempt` |
            | `progress` | when something has changed, at most every five seconds | `progress` (0 to 1), `status`, `waitingFor`, `executorGroups` (`name`, `target`, `registered`, `lost`), `tasks` (`waiting`, `running`, `done`, `failed`, `retried`), `figures` |
            | `ended` | last, unless `--no-wait` ends with `submitted` | `exitCode`, `state`, `diagnostics`, `cause`, `summary` (`durationMillis`, `queueWaitMillis`, `executorsStarted`, `executorsPeak`, `executorsLost` by class, `tasks`, `figures`, `memoryMibSeconds`, `coreSeconds`, `preemptedMemoryMibSeconds`, `preemptedCoreSeconds`) |

            Verbs also answer with one object per line. [answers.schema.json](answers.schema.json) has the JSON schema of each, and
            [causes.md](causes.md) lists the codes of `cause`: why an application ended.

            If the command line has mistakes, the answer goes to standard error only, and the exit status is 125.
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

package io.yarnsubmit.client.verbs.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.logs.ApplicationLogs;
import io.yarnsubmit.client.yarn.logs.LogRequest;
import io.yarnsubmit.client.yarn.logs.LogSelection;
import io.yarnsubmit.client.yarn.logs.ShownLines;
import io.yarnsubmit.protocol.ExitCode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows, follows or copies what an application's processes have written. */
public final class LogsVerb implements Verb {
    private static final VerbOption<Boolean> DRIVER =
            VerbOption.flag("driver", "the driver's output; with the ApplicationMaster's standard error, the default");
    private static final VerbOption<Boolean> AM = VerbOption.flag("am", "the ApplicationMaster's log and output");
    private static final VerbOption<List<String>> EXECUTOR =
            VerbOption.list("executor", "ID", "this executor's files; repeatable");
    private static final VerbOption<List<String>> ROLE = VerbOption.list(
            "role",
            "ROLE[/INDEX]",
            "what this instance of a role has written, whichever executors had it; or all of the role; repeatable");
    private static final VerbOption<Boolean> FAILED =
            VerbOption.flag("failed", "the files of all processes that failed");
    private static final VerbOption<Boolean> ALL =
            VerbOption.flag("all", "all files; the default if the driver did not run on the cluster");
    private static final VerbOption<Boolean> FOLLOW =
            VerbOption.flag("follow", "f", "follow the files until the application has ended");
    private static final VerbOption<Optional<String>> TAIL =
            VerbOption.text("tail", "N", "only the last N lines of each file");
    private static final VerbOption<Optional<String>> SINCE = VerbOption.text(
            "since", "TIME", "only lines since then, by the times that they begin with: 90s, 2h, 2026-01-31");
    private static final VerbOption<Optional<String>> OUT =
            VerbOption.text("out", "DIR", "copy whole files into DIR instead");

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("logs", "Shows what an application's processes have written")
                .words("APP", 1)
                .examples(
                        "logs last -f",
                        "logs _0042 --failed --tail 100",
                        "logs _0042 --executor 3 --since 10min",
                        "logs last --role trainer/2 -f")
                .options(DRIVER, AM, EXECUTOR, ROLE, FAILED, ALL, FOLLOW, TAIL, SINCE, OUT)
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        VerbArguments arguments = run.arguments();
        LogSelection selection = new LogSelection(
                arguments.get(DRIVER),
                arguments.get(AM),
                executors(arguments),
                Set.copyOf(arguments.get(ROLE)),
                arguments.get(FAILED),
                arguments.get(ALL));
        ShownLines shown = ShownLines.of(arguments.get(TAIL), arguments.get(SINCE), ZoneId.systemDefault());
        LogRequest request = new LogRequest(selection, shown, arguments.get(FOLLOW), arguments.get(OUT));
        new ApplicationLogs(run.applications(), run.answer()).show(run.visibleApplication(), request);
        return ExitCode.SUCCESS;
    }

    private static Set<Integer> executors(VerbArguments arguments) {
        Set<Integer> executors = new TreeSet<>();
        for (String id : arguments.get(EXECUTOR)) {
            try {
                executors.add(Integer.parseInt(id));
            } catch (NumberFormatException e) {
                throw new YarnSubmitException(
                        ErrorCode.BAD_INPUT,
                        "--executor '" + id + "' is not an executor id. Ids are numbers; 'yarn-submit executors "
                                + arguments.words().get(0) + "' lists them.",
                        e);
            }
        }
        return executors;
    }
}

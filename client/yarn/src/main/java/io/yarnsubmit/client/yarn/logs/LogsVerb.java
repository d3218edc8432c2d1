package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.verbs.VerbAction;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.logs.LogPrinter.Form;
import io.yarnsubmit.protocol.ExitCode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows, follows or copies what an application's processes have written. */
public final class LogsVerb implements VerbAction {
    private static final int PROBLEMS_SAID = 3;

    @Override
    public int run(VerbRun run) throws InterruptedException {
        LogSelection selection = LogSelection.of(run.arguments());
        ShownLines shown = ShownLines.of(run.arguments(), ZoneId.systemDefault());
        ApplicationFacts facts = run.application();
        try (LogAccess access = LogAccess.open(run, facts)) {
            ContainerLogReader reader = access.reader();
            if (facts.isOver()) {
                facts = AggregationWait.await(run, facts);
            }
            LogDirectory directory = LogDirectory.of(run, facts, reader);
            List<LogStream> streams = directory.streams(selection);
            check(facts, directory, selection, streams, run.arguments());
            if (run.arguments().has("follow") && !facts.isOver()) {
                new LogFollower(run, reader, selection, shown, printer(run, streams, selection, directory))
                        .follow(facts, directory);
            } else {
                showNow(run, facts, directory, new LogSnapshot(reader, shown).list(streams), reader);
            }
            return ExitCode.SUCCESS;
        }
    }

    private static void check(
            ApplicationFacts facts,
            LogDirectory directory,
            LogSelection selection,
            List<LogStream> streams,
            VerbArguments arguments) {
        if (selection.driver() && !directory.driverOnCluster()) {
            throw new YarnSubmitException(
                    ErrorCode.LOGS_UNAVAILABLE,
                    "The driver of " + facts.id() + " ran in client mode, at the command that submitted it: what it"
                            + " wrote went there, and is not on the cluster.");
        }
        for (int executor : selection.executors()) {
            if (!directory.knows(executor) && !arguments.has("follow")) {
                throw new YarnSubmitException(
                        ErrorCode.LOGS_UNAVAILABLE,
                        facts.id() + " has no executor " + executor
                                + (directory.problems().isEmpty()
                                        ? ". 'yarn-submit timeline " + facts.id() + "' tells which it has had."
                                        : " that is known of: " + String.join("; ", Set.copyOf(directory.problems()))
                                                + "."));
            }
        }
        if (streams.isEmpty() && !selection.failed() && !arguments.has("follow")) {
            throw new YarnSubmitException(
                    ErrorCode.LOGS_UNAVAILABLE,
                    "Nothing of " + facts.id() + " has run yet that could write a log: it is " + facts.outcome()
                            + ". -f waits for it.");
        }
    }

    private static LogPrinter printer(
            VerbRun run, List<LogStream> streams, LogSelection selection, LogDirectory directory) {
        boolean several = selection.isOpen(directory.driverOnCluster())
                || streams.stream()
                                .filter(stream -> !stream.files().equals(LogStream.AM_ERRORS))
                                .map(LogStream::label)
                                .distinct()
                                .count()
                        > 1;
        return new LogPrinter(run.console(), run.json() ? Form.JSON : several ? Form.PREFIXED : Form.PLAIN);
    }

    private static void showNow(
            VerbRun run,
            ApplicationFacts facts,
            LogDirectory directory,
            LogSnapshot snapshot,
            ContainerLogReader reader) {
        Optional<String> out = run.arguments().value("out");
        boolean any;
        if (out.isPresent()) {
            any = new LogDownload(reader, Path.of(out.get()), run).copy(snapshot.files()) > 0;
        } else {
            any = snapshot.print(new LogPrinter(run.console(), run.json() ? Form.JSON : snapshot.form()));
        }
        if (snapshot.files().isEmpty() && snapshot.problems().isEmpty()) {
            run.console().say("no container of " + facts.id() + " has failed");
        } else if (!any) {
            throw nothing(facts, directory, snapshot);
        }
        snapshot.problems().stream()
                .limit(PROBLEMS_SAID)
                .forEach(problem -> run.console().say("not all could be read: " + problem));
    }

    private static YarnSubmitException nothing(ApplicationFacts facts, LogDirectory directory, LogSnapshot snapshot) {
        String status = facts.logAggregation().orElse("");
        String why = facts.isOver() && status.equals("DISABLED")
                ? "log aggregation is off on this cluster (yarn.log-aggregation-enable), so what ended applications"
                        + " wrote stays on the machines, where an administrator can read it for a while"
                : snapshot.problems().stream()
                        .findFirst()
                        .or(() -> directory.problems().stream().findFirst())
                        .orElse("their containers have none");
        return new YarnSubmitException(
                ErrorCode.LOGS_UNAVAILABLE,
                "The logs of " + facts.id() + " cannot be read: " + why + "."
                        + (status.isEmpty() || status.equals("DISABLED")
                                ? ""
                                : " Their aggregation is " + status + "."));
    }
}

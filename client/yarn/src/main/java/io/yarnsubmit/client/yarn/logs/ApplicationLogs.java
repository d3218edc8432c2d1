package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Answer;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.logs.LogPrinter.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows, follows or copies what an application's processes have written. */
public final class ApplicationLogs {
    private static final int PROBLEMS_SAID = 3;

    private final Applications applications;
    private final Answer answer;

    public ApplicationLogs(Applications applications, Answer answer) {
        this.applications = applications;
        this.answer = answer;
    }

    /** Prints or copies the logs that were asked for. */
    public void show(ApplicationFacts found, LogRequest request) throws InterruptedException {
        try (LogAccess access = LogAccess.open(applications, found)) {
            ContainerLogReader reader = access.reader();
            ApplicationFacts facts = found;
            if (found.isOver()) {
                facts = new AggregationWait(applications, answer.console()).await(found);
            }
            LogDirectory directory = LogDirectory.of(applications.cluster(), facts, reader);
            List<LogStream> streams = new ArrayList<>(directory.streams(request.selection()));
            Set<String> former = directory.formerContainers(request.selection());
            streams.removeIf(stream -> former.contains(stream.place().container()));
            check(facts, directory, request, streams);
            if (request.follow() && !facts.isOver()) {
                new LogFollower(applications, answer.console(), reader, request, printer(streams, request, directory))
                        .follow(facts, directory);
            } else {
                showNow(
                        facts,
                        directory,
                        new LogSnapshot(reader, request.shown()).list(streams),
                        reader,
                        request.out());
            }
        }
    }

    private static void check(
            ApplicationFacts facts, LogDirectory directory, LogRequest request, List<LogStream> streams) {
        LogSelection selection = request.selection();
        if (selection.driver() && !directory.driverOnCluster()) {
            throw new YarnSubmitException(
                    ErrorCode.LOGS_UNAVAILABLE,
                    "The driver of " + facts.id() + " ran in client mode, at the command that submitted it: what it"
                            + " wrote went there, and is not on the cluster.");
        }
        for (int executor : selection.executors()) {
            if (!directory.knows(executor) && !request.follow()) {
                throw new YarnSubmitException(
                        ErrorCode.LOGS_UNAVAILABLE,
                        facts.id() + " has no executor " + executor
                                + (directory.problems().isEmpty()
                                        ? ". 'yarn-submit timeline " + facts.id() + "' shows which it has had."
                                        : " that is known: " + String.join("; ", Set.copyOf(directory.problems()))
                                                + "."));
            }
        }
        for (String role : selection.roles()) {
            if (!directory.knows(role) && !request.follow()) {
                throw new YarnSubmitException(
                        ErrorCode.LOGS_UNAVAILABLE,
                        "No instance " + (role.contains("/") ? "" : "of role ") + role + " of " + facts.id()
                                + " has run so far"
                                + (directory.problems().isEmpty()
                                        ? ". 'yarn-submit timeline " + facts.id()
                                                + "' shows which have; -f waits for it."
                                        : ", as far as is known: " + String.join("; ", Set.copyOf(directory.problems()))
                                                + "."));
            }
        }
        if (streams.isEmpty() && !selection.failed() && !request.follow()) {
            throw new YarnSubmitException(
                    ErrorCode.LOGS_UNAVAILABLE,
                    "No process of " + facts.id() + " has run yet: it is " + facts.outcome() + ". -f waits for it.");
        }
    }

    private LogPrinter printer(List<LogStream> streams, LogRequest request, LogDirectory directory) {
        boolean several = request.selection().isOfSeveral(directory.driverOnCluster())
                || streams.stream()
                                .filter(stream -> !stream.files().equals(LogStream.AM_ERRORS))
                                .map(LogStream::label)
                                .distinct()
                                .count()
                        > 1;
        return new LogPrinter(answer.console(), answer.json() ? Form.JSON : several ? Form.PREFIXED : Form.PLAIN);
    }

    private void showNow(
            ApplicationFacts facts,
            LogDirectory directory,
            LogSnapshot snapshot,
            ContainerLogReader reader,
            Optional<String> out) {
        boolean any;
        if (out.isPresent()) {
            any = new LogDownload(reader, Path.of(out.get()), answer).copy(snapshot.files()) > 0;
        } else {
            any = snapshot.print(new LogPrinter(answer.console(), answer.json() ? Form.JSON : snapshot.form()));
        }
        if (snapshot.files().isEmpty() && snapshot.problems().isEmpty()) {
            answer.console().say("no container of " + facts.id() + " has failed");
        } else if (!any) {
            throw nothing(facts, directory, snapshot);
        }
        snapshot.problems().stream()
                .limit(PROBLEMS_SAID)
                .forEach(problem -> answer.console().say("not all could be read: " + problem));
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

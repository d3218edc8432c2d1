package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorLost;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The executors that an application has now, and those that it lost. */
public final class ExecutorsVerb implements Verb {
    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("executors", "Lists an application's executors")
                .words("APP", 1)
                .examples("executors last")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        ApplicationFacts facts = run.visibleApplication();
        try (MasterCalls master = run.applications().master(facts)) {
            ApplicationDescription description = master.describe();
            if (run.json()) {
                description.getExecutorsList().forEach(executor -> run.print(json(executor)));
                description.getRecentLossesList().forEach(lost -> run.print(json(lost)));
            } else {
                print(run, description);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void print(VerbRun run, ApplicationDescription description) {
        Instant now = Instant.now();
        TextTable table = new TextTable("EXECUTOR", "GROUP", "STATE", "FOR", "HOST", "CONTAINER", "WHY");
        for (ExecutorDescription executor : description.getExecutorsList()) {
            table.add(
                    Integer.toString(executor.getExecutorId()),
                    executor.getGroup(),
                    state(executor),
                    Figures.time(Duration.between(Instant.ofEpochMilli(executor.getSinceMillis()), now)),
                    executor.getHost(),
                    executor.getContainerId(),
                    "");
        }
        for (ExecutorLost lost : description.getRecentLossesList()) {
            table.add(
                    Integer.toString(lost.getExecutorId()),
                    lost.getGroup(),
                    "lost",
                    "",
                    lost.getHost(),
                    "",
                    lossClass(lost) + ": " + firstLine(lost.getMessage()));
        }
        table.lines().forEach(run::print);
        if (!description.getStatus().getWaitingFor().isEmpty()) {
            run.console().say(description.getStatus().getWaitingFor());
        }
    }

    private static JsonLine json(ExecutorDescription executor) {
        return new JsonLine()
                .with("id", executor.getExecutorId())
                .with("group", executor.getGroup())
                .with("state", state(executor))
                .with("host", executor.getHost())
                .with("container", executor.getContainerId())
                .with("since", Instant.ofEpochMilli(executor.getSinceMillis()))
                .with("logUrl", executor.getLogUrl());
    }

    private static JsonLine json(ExecutorLost lost) {
        return new JsonLine()
                .with("id", lost.getExecutorId())
                .with("group", lost.getGroup())
                .with("state", "lost")
                .with("host", lost.getHost())
                .with("lossClass", lossClass(lost))
                .with("exitStatus", lost.hasExitStatus() ? lost.getExitStatus() : null)
                .with("message", lost.getMessage());
    }

    private static String state(ExecutorDescription executor) {
        return word(executor.getState().name(), "STATE_");
    }

    private static String lossClass(ExecutorLost lost) {
        return word(lost.getLossClass().name(), "LOSS_CLASS_");
    }

    private static String word(String name, String prefix) {
        return name.substring(prefix.length()).toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

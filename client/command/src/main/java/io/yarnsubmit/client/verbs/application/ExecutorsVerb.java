package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorLost;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
                printJson(run, description);
                description.getRecentLossesList().forEach(lost -> run.print(json(lost)));
            } else {
                print(run, description);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void printJson(VerbRun run, ApplicationDescription description) {
        Map<Integer, InstanceStatus> instances = new HashMap<>();
        description.getInstancesList().forEach(each -> instances.put(each.getExecutorId(), each));
        description.getExecutorsList().forEach(executor -> {
            InstanceStatus instance = instances.get(executor.getExecutorId());
            run.print(json(executor).with("instance", instance == null ? null : json(instance)));
        });
        description.getInstancesList().stream()
                .filter(each -> each.getExecutorId() <= 0)
                .forEach(each -> run.print(new JsonLine()
                        .with("group", each.getInstance().getRole())
                        .with("state", "none")
                        .with("instance", json(each))));
    }

    static JsonLine json(InstanceStatus instance) {
        JsonLine ports = new JsonLine();
        new TreeMap<>(instance.getPortsMap()).forEach(ports::with);
        return new JsonLine()
                .with("role", instance.getInstance().getRole())
                .with("index", instance.getInstance().getIndex())
                .with("state", RoleWords.state(instance))
                .with("generation", instance.getGeneration())
                .with("restarts", instance.getRestarts())
                .with("ports", instance.getPortsCount() == 0 ? null : ports)
                .with("exitStatus", instance.hasExitStatus() ? instance.getExitStatus() : null)
                .with("message", instance.getMessage().isEmpty() ? null : instance.getMessage())
                .with("since", instance.getSinceMillis() == 0 ? null : Instant.ofEpochMilli(instance.getSinceMillis()));
    }

    private static void print(VerbRun run, ApplicationDescription description) {
        ExecutorTable.lines(description, Instant.now()).forEach(run::print);
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

    static String state(ExecutorDescription executor) {
        return word(executor.getState().name(), "STATE_");
    }

    static String lossClass(ExecutorLost lost) {
        return word(lost.getLossClass().name(), "LOSS_CLASS_");
    }

    private static String word(String name, String prefix) {
        return name.substring(prefix.length()).toLowerCase(Locale.ROOT);
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

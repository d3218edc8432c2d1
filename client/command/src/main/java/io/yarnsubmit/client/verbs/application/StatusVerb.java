package io.yarnsubmit.client.verbs.application;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.text.ShownText;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the ResourceManager knows; and what the ApplicationMaster adds, when it can be asked. */
public final class StatusVerb implements Verb {
    private static final int LONGEST = 1_000;

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("status", "Shows what an application is doing")
                .words("APP", 1)
                .examples("status last")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        ApplicationFacts facts = run.application();
        Optional<ApplicationDescription> told = told(run, facts);
        if (run.json()) {
            JsonLine line = ApplicationJson.of(facts);
            told.ifPresent(said -> ApplicationJson.withMaster(line, said));
            run.print(line);
        } else {
            print(run, facts);
            told.ifPresent(said -> print(run, said));
        }
        return ExitCode.SUCCESS;
    }

    /** Only the owner can ask it, and not while it starts or ends. Otherwise the ResourceManager's answer is enough. */
    private static Optional<ApplicationDescription> told(VerbRun run, ApplicationFacts facts)
            throws InterruptedException {
        if (facts.isOver()
                || facts.am().isEmpty()
                || !facts.user().equals(run.cluster().user())) {
            return Optional.empty();
        }
        try (MasterCalls master = run.applications().master(facts)) {
            return Optional.of(master.describe());
        } catch (YarnSubmitException e) {
            run.console().say(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void print(VerbRun run, ApplicationFacts facts) {
        line(run, "application", facts.id());
        line(run, "name", ShownText.line(facts.name(), LONGEST));
        line(run, "user", facts.user());
        line(run, "queue", ShownText.line(facts.queue(), LONGEST));
        line(run, "state", state(facts));
        if (facts.isHidden()) {
            run.console().say("YARN shows " + run.cluster().user() + " no more of it. " + facts.whoMaySee());
            return;
        }
        line(run, "attempt", Integer.toString(facts.attempt()));
        line(run, "submitted", Figures.moment(facts.submitted()));
        facts.finished().ifPresent(end -> line(run, "ended", Figures.moment(end)));
        line(run, "duration", Figures.time(facts.age(Instant.now())));
        if (facts.used().containers() > 0) {
            line(
                    run,
                    "holds",
                    facts.used().containers() + " containers, "
                            + Figures.memory(facts.used().memoryMib()) + ", "
                            + facts.used().cores() + " vcores");
        }
        line(
                run,
                "used so far",
                facts.spent().memoryMibSeconds() + " MB-seconds, "
                        + facts.spent().coreSeconds() + " vcore-seconds");
        facts.trackingUrl().ifPresent(url -> line(run, "tracking URL", ShownText.line(url, LONGEST)));
        if (!facts.diagnostics().isEmpty()) {
            line(
                    run,
                    "diagnostics",
                    facts.diagnostics()
                            .lines()
                            .map(line -> ShownText.line(line, LONGEST))
                            .collect(Collectors.joining("\n               ")));
        }
    }

    private static String state(ApplicationFacts facts) {
        return facts.outcome()
                + (facts.exitCode().isPresent()
                        ? ", exit status " + facts.exitCode().getAsInt()
                        : "");
    }

    private static void print(VerbRun run, ApplicationDescription said) {
        ApplicationStatus status = said.getStatus();
        for (GroupStatus group : status.getGroupsList()) {
            if (group.getRole()) {
                line(run, "role " + group.getName(), RoleWords.of(group, said.getInstancesList()));
                continue;
            }
            if (status.getGroupsCount() > 1 && group.getTarget() + group.getRegistered() + group.getLost() == 0) {
                // Such as the group default of an application that is its roles.
                continue;
            }
            String name = status.getGroupsCount() == 1 ? "executors" : "executors " + group.getName();
            line(
                    run,
                    name,
                    group.getRegistered() + " of " + group.getTarget()
                            + (group.getLost() == 0 ? "" : ", " + group.getLost() + " lost"));
        }
        if (status.getProgress() > 0) {
            line(run, "progress", Math.round(status.getProgress() * 100) + " %");
        }
        if (!status.getStatus().isEmpty()) {
            line(run, "status", ShownText.line(status.getStatus(), LONGEST));
        }
        if (!status.getWaitingFor().isEmpty()) {
            line(run, "waiting", ShownText.line(status.getWaitingFor(), LONGEST));
        }
        if (status.hasTokens()) {
            line(run, "tokens", tokens(status.getTokens()));
        }
    }

    private static String tokens(TokenStatus tokens) {
        String renewed = tokens.getRenewals() == 0
                ? "not renewed yet"
                : "renewed " + Figures.moment(Instant.ofEpochMilli(tokens.getRenewedMillis()));
        String end = tokens.getEndMillis() == 0
                ? ""
                : ", valid until " + Figures.moment(Instant.ofEpochMilli(tokens.getEndMillis()));
        return tokens.getFailure().isEmpty()
                ? renewed + end
                : renewed + end + "; the last try failed: " + ShownText.line(tokens.getFailure(), LONGEST)
                        + "; the next is " + Figures.moment(Instant.ofEpochMilli(tokens.getNextMillis()));
    }

    private static void line(VerbRun run, String name, String value) {
        run.print(name + " ".repeat(Math.max(1, 15 - name.length())) + value);
    }
}

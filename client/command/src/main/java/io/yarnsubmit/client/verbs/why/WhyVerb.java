package io.yarnsubmit.client.verbs.why;

import io.yarnsubmit.client.control.MasterCalls;
import io.yarnsubmit.client.explain.ExplainCore;
import io.yarnsubmit.client.explain.ExplainFacts;
import io.yarnsubmit.client.explain.Finding;
import io.yarnsubmit.client.explain.LiveFacts;
import io.yarnsubmit.client.explain.LiveFacts.Instance.State;
import io.yarnsubmit.client.explain.TokenRules;
import io.yarnsubmit.client.journal.ApplicationHistory;
import io.yarnsubmit.client.journal.DeadTokens;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.cluster.Gathering;
import io.yarnsubmit.client.yarn.explain.FactsGatherer;
import io.yarnsubmit.client.yarn.logs.JournalReader;
import io.yarnsubmit.client.yarn.logs.LogEvidence;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.text.ShownText;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains why an application waits, how it is doing, or how it ended: the most important first, each with the next step. */
public final class WhyVerb implements Verb {
    /** The limit for all questions together. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("why", "Explains why an application waits, or how it ended")
                .words("APP", 1)
                .examples("why last")
                .build();
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        ApplicationFacts application = run.visibleApplication();
        FactsGatherer gatherer = new FactsGatherer(run.cluster(), LIMIT);
        ExplainFacts facts = gatherer.gather(
                application.id(), () -> run.applications().plan(application.id()), () -> live(run, application));
        LogEvidence logEvidence = new LogEvidence(run.cluster(), LIMIT);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : ExplainCore.explain(facts)) {
            findings.add(logEvidence.of(finding, application.user(), application.isOver()));
        }
        deadTokens(run, application).map(TokenRules::explain).ifPresent(findings::add);
        if (run.json()) {
            findings.forEach(finding -> run.print(json(application, facts.cause(), finding)));
        } else {
            print(run, application, findings);
        }
        return ExitCode.SUCCESS;
    }

    /** Of a secured cluster's application that did not succeed. Its journal tells more than what YARN keeps, but not for long. */
    private static Optional<DeadTokens> deadTokens(VerbRun run, ApplicationFacts application)
            throws InterruptedException {
        Optional<Instant> ended = application.finished();
        if (!run.cluster().isSecure()
                || ended.isEmpty()
                || application.outcome().equals("SUCCEEDED")) {
            return Optional.empty();
        }
        ApplicationHistory history = new Gathering(LIMIT)
                .<ApplicationHistory>ask(() -> JournalReader.present(run.applications(), application))
                .orNull();
        Optional<DeadTokens> journaled =
                history == null ? Optional.empty() : DeadTokens.in(history.records(), ended.get());
        return journaled.or(() -> application.cause().flatMap(DeadTokens::in));
    }

    private static Optional<LiveFacts> live(VerbRun run, ApplicationFacts application) throws InterruptedException {
        try (MasterCalls master = run.applications().master(application)) {
            return Optional.of(live(master.describe()));
        }
    }

    private static LiveFacts live(ApplicationDescription description) {
        ApplicationStatus status = description.getStatus();
        return new LiveFacts(
                status.getGroupsList().stream()
                        .map(group -> new LiveFacts.Group(
                                group.getName(), group.getRegistered(), group.getTarget(), group.getLost()))
                        .toList(),
                status.getWaitingFor(),
                status.hasTasks() ? status.getTasks().getRunning() : -1,
                status.getTokens().getFailure(),
                description.getInstancesList().stream().map(WhyVerb::live).toList());
    }

    private static LiveFacts.Instance live(InstanceStatus instance) {
        State state = switch (instance.getPhase()) {
            case PHASE_WAITING_FOR_EXECUTOR -> State.WITHOUT_EXECUTOR;
            case PHASE_WAITING_FOR_PEERS -> State.WAITING;
            case PHASE_READY, PHASE_SUCCEEDED -> State.READY;
            case PHASE_FAILED -> State.FAILED;
            default -> State.STARTED;
        };
        return new LiveFacts.Instance(
                instance.getInstance().getRole() + "/" + instance.getInstance().getIndex(),
                state,
                instance.getMessage());
    }

    private static JsonLine json(ApplicationFacts application, @Nullable EndCause cause, Finding finding) {
        return new JsonLine()
                .with("id", application.id())
                .with("state", application.outcome())
                .with("code", finding.code())
                .with("sentence", finding.sentence())
                .with("nextStep", finding.nextStep())
                .with("evidence", finding.evidence().isEmpty() ? null : finding.evidence())
                .with("cause", cause == null ? null : cause.toJson());
    }

    private static void print(VerbRun run, ApplicationFacts application, List<Finding> findings) {
        run.print(application.id() + ", " + ShownText.line(application.name(), ShownText.USUAL_LENGTH) + ", "
                + application.outcome().toLowerCase(Locale.ROOT));
        for (Finding finding : findings) {
            run.print(finding.sentence().replace("\n", "\n    ") + ".");
            finding.evidence().forEach(line -> run.print("  | " + line));
            if (!finding.nextStep().isEmpty()) {
                run.print("  -> " + finding.nextStep() + ".");
            }
        }
    }
}

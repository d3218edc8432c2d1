package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.diagnostics.WaitingDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why an application that was submitted has no ApplicationMaster yet. */
final class StartRules {
    private static final RequestedContainer UNKNOWN_AM = new RequestedContainer(
            "its ApplicationMaster", "", Size.NONE, "", "", List.of(), "--am-memory", "--am-label");

    private final ExplainFacts facts;
    private final RequestedContainer am;
    private final WaitingDiagnostics told;

    StartRules(ExplainFacts facts) {
        this.facts = facts;
        this.am = facts.am() == null ? UNKNOWN_AM : facts.am();
        this.told = new WaitingDiagnostics(facts.diagnostics());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        current().ifPresent(findings::add);
        Optional<AttemptFacts> failed = facts.lastFailedAttempt();
        failed.map(this::failedBefore).ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.add(nothingFound());
        }
        return findings;
    }

    /** The first rule that applies: a later one matters only when this one is settled. */
    private Optional<Finding> current() {
        if (told.isBeingStarted()) {
            return facts.lastFailedAttempt().isPresent() ? Optional.empty() : Optional.of(starting());
        }
        return Stream.of(machines().flatMap(MachineRules::noneLives), queueFindings(), roomFindings())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Finding starting() {
        String where = facts.attempts().isEmpty()
                ? ""
                : facts.attempts().get(facts.attempts().size() - 1).host();
        return new Finding(
                "am-starting",
                "its container is being started",
                "Its ApplicationMaster's container is being started" + (where.isEmpty() ? "" : " on " + where)
                        + ": its files are fetched, then its JVM begins",
                "This takes seconds. If it takes minutes, the machine is slow to fetch files, or its log says more:"
                        + " yarn-submit logs " + facts.applicationId() + " --am");
    }

    private Optional<Finding> queueFindings() {
        QueueFacts queue = facts.queue();
        if (queue == null) {
            return Optional.empty();
        }
        QueueRules rules = new QueueRules(queue);
        return Stream.of(
                        rules.unreachableLabel(am),
                        machines().flatMap(rule -> rule.noneWithLabel(am, label())),
                        rules.amLimit(am, told),
                        // The figures cover only machines without a label. A reserved place counts as used,
                        // and the scheduler reserves one when the queue has room but the machines have none.
                        label().isEmpty() && facts.reserved() == 0
                                ? rules.full(
                                        am,
                                        told.queueUsed().map(Size::of).orElse(null),
                                        told.queueMost().map(Size::of).orElse(null))
                                : Optional.<Finding>empty(),
                        rules.userLimit(am, facts.user(), told.isBeyondUserLimit()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Finding> roomFindings() {
        Optional<Finding> room = machines().flatMap(rule -> rule.noRoom(am, label(), facts.reserved()));
        QueueFacts queue = facts.queue();
        return room.isPresent() || queue == null ? room : new QueueRules(queue).stopped();
    }

    private String label() {
        QueueFacts queue = facts.queue();
        return am.label().isEmpty() && queue != null ? queue.defaultLabel() : am.label();
    }

    private Optional<MachineRules> machines() {
        return Optional.ofNullable(facts.machines()).map(MachineRules::new);
    }

    private Finding failedBefore(AttemptFacts failed) {
        Finding cause = new AmEndRules(facts).explain(failed);
        return cause.after("Attempt " + failed.number() + " has failed, another one follows. ");
    }

    private Finding nothingFound() {
        if (facts.state() == ExplainFacts.State.SUBMITTED) {
            return new Finding(
                    "being-accepted",
                    "the ResourceManager has not accepted it yet",
                    "The ResourceManager has the application and has not accepted it yet",
                    "This takes a moment; longer when the ResourceManager is being restarted");
        }
        String words = facts.diagnostics().strip();
        return new Finding(
                "waiting",
                "no container is free yet",
                "It waits for its ApplicationMaster's container, and nothing prevents it: the queue and a machine have"
                        + " room",
                "The scheduler gives it one at the next heartbeats of the machines",
                words.isEmpty() ? List.of() : List.of(words),
                null);
    }
}

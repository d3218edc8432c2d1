package io.yarnsubmit.client.explain;

import io.yarnsubmit.client.explain.LiveFacts.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of an application whose ApplicationMaster runs. */
final class RunningRules {
    private final ExplainFacts facts;

    RunningRules(ExplainFacts facts) {
        this.facts = facts;
    }

    List<Finding> findings() {
        LiveFacts live = facts.live();
        if (live == null) {
            return List.of(new Finding(
                    "am-not-asked",
                    "it runs, but cannot be asked",
                    "It runs, but its ApplicationMaster could not be asked from here",
                    "Only its owner can, from a machine that reaches the cluster's. yarn-submit status "
                            + facts.applicationId() + " shows what the ResourceManager knows"));
        }
        List<Finding> findings = new ArrayList<>();
        live.groups().stream()
                .filter(group -> group.registered() < group.target())
                .forEach(group -> {
                    findings.add(missing(group, live));
                    facts.executors().stream()
                            .filter(wish -> wish.group().equals(group.name()))
                            .findFirst()
                            .flatMap(this::cause)
                            .ifPresent(findings::add);
                });
        instances(live, Instance.State.WAITING, "waits", "wait").ifPresent(findings::add);
        instances(live, Instance.State.STARTED, "is not ready yet", "are not ready yet")
                .ifPresent(findings::add);
        instances(live, Instance.State.FAILED, "failed", "failed").ifPresent(findings::add);
        if (!live.tokenFailure().isEmpty()) {
            findings.add(tokens(live));
        }
        if (live.lost() > 0) {
            findings.add(lost(live));
        }
        if (findings.isEmpty()) {
            findings.add(well(live));
        }
        return findings;
    }

    /** Those in one state, each with what it says itself. */
    private Optional<Finding> instances(LiveFacts live, Instance.State state, String one, String several) {
        List<Instance> those =
                live.instances().stream().filter(each -> each.state() == state).toList();
        if (those.isEmpty()) {
            return Optional.empty();
        }
        Instance first = those.get(0);
        String words = those.size() == 1
                ? first.name() + " " + one
                : those.size() + " of " + live.instances().size() + " instances " + several;
        String why = first.message().isEmpty() ? "" : ": " + first.message();
        return Optional.of(new Finding(
                switch (state) {
                    case WAITING -> "instances-waiting";
                    case FAILED -> "instances-failed";
                    default -> "instances-not-ready";
                },
                words,
                words + (those.size() == 1 ? why : ", such as " + first.name() + why),
                state == Instance.State.WAITING
                        ? ""
                        : "yarn-submit logs " + facts.applicationId() + " --role " + first.name()
                                + " shows what it has written"));
    }

    private Finding missing(LiveFacts.Group group, LiveFacts live) {
        String of = facts.executors().size() > 1 ? " of group " + group.name() : "";
        return new Finding(
                "executors-missing",
                group.registered() + " of " + group.target() + " executors" + of,
                "It runs with " + group.registered() + " of " + group.target() + " executors" + of
                        + (live.waitingFor().isEmpty() ? "" : ": " + live.waitingFor()),
                "");
    }

    /** The rules for the ApplicationMaster's container, and the placement. */
    private Optional<Finding> cause(RequestedContainer wish) {
        QueueFacts queue = facts.queue();
        String label = wish.label().isEmpty() && queue != null ? queue.defaultLabel() : wish.label();
        Optional<MachineRules> machines = Optional.ofNullable(facts.machines()).map(MachineRules::new);
        Optional<QueueRules> rules = Optional.ofNullable(queue).map(QueueRules::new);
        return Stream.of(
                        machines.flatMap(MachineRules::noneLives),
                        rules.flatMap(rule -> rule.unreachableLabel(wish)),
                        machines.flatMap(rule -> rule.noneWithLabel(wish, label)),
                        machines.flatMap(rule -> rule.noneOfThePlaces(wish)),
                        // A place is reserved if the queue has room but the machines do not.
                        label.isEmpty() && facts.reserved() == 0
                                ? rules.flatMap(rule -> rule.full(wish, null, null))
                                : Optional.<Finding>empty(),
                        rules.flatMap(rule -> rule.userLimit(wish, facts.user(), false)),
                        machines.flatMap(rule -> rule.noRoom(wish, label, facts.reserved())),
                        machines.flatMap(rule -> rule.placement(wish, label)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Finding tokens(LiveFacts live) {
        return new Finding(
                "tokens-not-renewed",
                "no new tokens",
                "It cannot get new delegation tokens: " + live.tokenFailure(),
                "It tries again within minutes; yarn-submit status " + facts.applicationId()
                        + " shows until when its tokens are valid. A new ticket (kinit) helps if that has expired");
    }

    private Finding lost(LiveFacts live) {
        return new Finding(
                "executors-lost",
                live.lost() + " executors were lost",
                live.lost() + (live.lost() == 1 ? " executor was" : " executors were") + " lost so far",
                "yarn-submit executors " + facts.applicationId() + " and yarn-submit logs " + facts.applicationId()
                        + " --failed tell why");
    }

    private static Finding well(LiveFacts live) {
        String tasks = live.runningTasks() < 0
                ? ""
                : ", " + live.runningTasks() + (live.runningTasks() == 1 ? " task running" : " tasks running");
        long ready = live.instances().stream()
                .filter(each -> each.state() == Instance.State.READY)
                .count();
        String sentence = "Nothing is wrong: "
                + (!live.instances().isEmpty()
                        ? ready + " of " + live.instances().size() + " instances ready, "
                        : "")
                + (live.target() == 0
                        ? "the driver runs, and wants no executors"
                        : live.registered() + " of " + live.target() + " executors" + tasks);
        return new Finding("running-well", "nothing is wrong", sentence, "");
    }
}

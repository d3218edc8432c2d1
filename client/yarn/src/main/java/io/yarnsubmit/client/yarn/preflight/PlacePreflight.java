package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.client.options.Suggestions;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Machine;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.protocol.ResourceAmount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that the cluster has the machines that an application wants: by label, resource type and name. */
final class PlacePreflight {
    private static final int MOST_NAMES = 10;

    private final Demand demand;
    private final ClusterFacts facts;
    private final BiConsumer<ErrorCode, String> problems;

    PlacePreflight(Demand demand, ClusterFacts facts, BiConsumer<ErrorCode, String> problems) {
        this.demand = demand;
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        demand.labels().forEach(this::checkLabel);
        demand.resources().forEach(this::checkResource);
        demand.places().forEach(this::checkMachines);
    }

    private void checkLabel(Demand.Label label) {
        if (!facts.nodeLabels().contains(label.name())) {
            problem(
                    ErrorCode.NODE_LABEL_UNUSABLE,
                    "This cluster has no node label '" + label.name() + "'. "
                            + others("Its labels", label.name(), facts.nodeLabels(), "It has none at all.")
                            + " Change " + label.option() + ", or leave it out.");
            return;
        }
        List<Queue> called = facts.queuesCalled(demand.queue());
        boolean certain = called.size() == 1 && !facts.queuesOnDemand() && !demand.leavesQueueToYarn();
        if (certain && !called.get(0).reaches(label.name())) {
            String reaching = names(facts.queues().stream()
                    .filter(candidate -> candidate.isUsable() && candidate.reaches(label.name()))
                    .map(facts::nameOf)
                    .toList());
            problem(
                    ErrorCode.NODE_LABEL_UNUSABLE,
                    "Applications in queue '" + demand.queue() + "' may not use machines with the label '"
                            + label.name() + "'. "
                            + (reaching.isEmpty()
                                    ? "Those in other queues of this user may not either."
                                    : "Those in these queues may: " + reaching + ".")
                            + " Change --queue or " + label.option() + ".");
        }
    }

    private void checkResource(ResourceAmount asked) {
        Optional<ResourceAmount> largest = facts.largestResources().stream()
                .filter(type -> type.name().equals(asked.name()))
                .findFirst();
        if (largest.isEmpty()) {
            List<String> types =
                    facts.largestResources().stream().map(ResourceAmount::name).toList();
            problem(
                    ErrorCode.RESOURCE_TYPE_UNKNOWN,
                    "This cluster has no resource type '" + asked.name() + "'. "
                            + others(
                                    "Besides memory and vcores it has",
                                    asked.name(),
                                    types,
                                    "It has none at all besides memory and vcores.")
                            + " Change --executor-resource.");
        } else if (asked.isMoreThan(largest.get())) {
            problem(
                    ErrorCode.CONTAINER_TOO_LARGE,
                    "An executor asks for " + asked.amountText() + " of " + asked.name()
                            + ", but the largest container of this cluster has "
                            + largest.get().amountText() + ". Lower --executor-resource.");
        }
    }

    /** A machine that the cluster does not know is a mistake. A machine that is away may come back, but not all may be away. */
    private void checkMachines(Demand.Places places) {
        boolean allKnown = checkNames("machine", places.hosts(), Machine::host, "--executor-hosts")
                & checkNames("rack", places.racks(), Machine::rack, "--executor-racks");
        List<Machine> wanted = facts.machines().stream()
                .filter(machine -> places.hosts().contains(machine.host())
                        || places.racks().contains(machine.rack()))
                .toList();
        if (allKnown && wanted.stream().noneMatch(Machine::isRunning)) {
            String states = wanted.stream()
                    .map(machine -> machine.host() + " is " + machine.state())
                    .distinct()
                    .limit(MOST_NAMES)
                    .collect(Collectors.joining(", "));
            problem(
                    ErrorCode.MACHINE_UNKNOWN,
                    "None of the machines that executors may run on is there now: " + states
                            + ". Name others, or leave out --executor-locality strict.");
        }
    }

    private boolean checkNames(String what, List<String> names, Function<Machine, String> known, String option) {
        List<String> all = facts.machines().stream().map(known).distinct().toList();
        List<String> unknown =
                names.stream().filter(name -> !all.contains(name)).toList();
        unknown.forEach(name -> problem(
                ErrorCode.MACHINE_UNKNOWN,
                "This cluster has no " + what + " '" + name + "'. "
                        + others("It has", name, all, "It has none at all.") + " Change " + option
                        + ", or leave out --executor-locality strict."));
        return unknown.isEmpty();
    }

    private static String others(String introduction, String asked, Collection<String> all, String none) {
        if (all.isEmpty()) {
            return none;
        }
        List<String> near = Suggestions.near(asked, all);
        return introduction + ": " + names(all) + "." + (near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?");
    }

    private static String names(Collection<String> all) {
        String shown = all.stream().distinct().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
        long more = all.stream().distinct().count() - MOST_NAMES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private void problem(ErrorCode code, String message) {
        problems.accept(code, message);
    }
}

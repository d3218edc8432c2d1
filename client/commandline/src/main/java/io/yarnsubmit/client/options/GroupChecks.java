package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Execution;
import io.yarnsubmit.protocol.placement.Placement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the executor groups: each by itself, and the references between them. */
final class GroupChecks {
    private static final String EXECUTOR = "yarnsubmit.executor.";

    private final GivenValues given;
    private final Problems problems;
    private final List<GroupRequest> groups;
    /** Empty if there is only the default group, and nobody named it. */
    private final Set<String> described;

    GroupChecks(GivenValues given, Problems problems) {
        this.given = given;
        this.problems = problems;
        this.groups = GroupRequest.of(given.settings());
        this.described = GroupRequest.names(given.values().keySet());
    }

    void check() {
        for (GroupRequest group : groups) {
            GivenValues own = given.ofGroup(group);
            RequestChecks.checkExecutors(own, problems);
            new ExecutorChecks(own, problems).check();
            new ProcessChecks(own, problems).checkExecutors(group);
            checkPlacement(group, own);
            new RoleChecks(group, own, problems).check();
        }
        new RoleReferences(given, groups, problems).check();
        if (!described.isEmpty()) {
            given.values().values().forEach(this::checkWhose);
            checkNames();
        }
    }

    /** An option for executors does not say for which group. */
    private void checkWhose(ResolvedValue value) {
        boolean typed = value.origin() instanceof Origin.Option || value.origin() instanceof Origin.Conf;
        if (!typed || ConfigCatalogue.ofGroup().stream().noneMatch(key -> isOf(key, value.key()))) {
            return;
        }
        String path = "executors.groups." + described.iterator().next() + "."
                + value.key().substring(EXECUTOR.length());
        problems.add(value.origin().named(value.key()) + " does not say for which executor group; there are "
                + String.join(", ", described) + ". Write, for one of them, --set " + path + "=VALUE");
    }

    private static boolean isOf(ConfigKey<?> key, String name) {
        return key.isPrefix() ? name.startsWith(key.name()) : name.equals(key.name());
    }

    /** If a job file has groups, a group on the command line that is not among them is mistyped. */
    private void checkNames() {
        Set<String> ofFile = namesFrom(true);
        if (ofFile.isEmpty()) {
            return;
        }
        namesFrom(false).stream()
                .filter(name -> !ofFile.contains(name))
                .forEach(name -> problems.add(given.values().values().stream()
                                .filter(value -> GroupRequest.nameIn(value.key())
                                        .filter(name::equals)
                                        .isPresent())
                                .map(value -> value.origin().named(value.key()))
                                .collect(Collectors.joining(", "))
                        + ": the job file has no executor group '" + name + "', it has "
                        + String.join(", ", ofFile) + Suggestions.question(Suggestions.near(name, ofFile))));
    }

    private Set<String> namesFrom(boolean file) {
        return given.values().values().stream()
                .filter(value -> value.origin() instanceof Origin.SpecLine == file)
                .flatMap(value -> GroupRequest.nameIn(value.key()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void checkPlacement(GroupRequest group, GivenValues own) {
        if (group.settings().find(ConfigKeys.EXECUTOR_PLACEMENT).isEmpty()) {
            return;
        }
        String placement = group.settings().get(ConfigKeys.EXECUTOR_PLACEMENT);
        String named = own.named(ConfigKeys.EXECUTOR_PLACEMENT);
        for (String other :
                Placement.parse(placement).groups().stream().sorted().toList()) {
            groups.stream()
                    .filter(each -> each.name().equals(other))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> checkNamed(known, named),
                            () -> problems.add(named + " names the executor group '" + other
                                    + "', which does not exist; " + words()));
        }
    }

    private String words() {
        return described.isEmpty()
                ? "the only one is '" + LaunchNames.DEFAULT_GROUP + "'"
                : "there are " + String.join(", ", described);
    }

    /** YARN then places both groups by rules, and rules exclude everything else. */
    private void checkNamed(GroupRequest group, String placement) {
        GivenValues own = given.ofGroup(group);
        for (ConfigKey<?> key :
                List.of(ConfigKeys.EXECUTOR_HOSTS, ConfigKeys.EXECUTOR_RACKS, ConfigKeys.EXECUTOR_NODE_LABEL)) {
            if (own.isGiven(key)) {
                problems.add(own.named(key) + " does not go with " + placement + ", which names the group '"
                        + group.name() + "': YARN accepts no names of machines, racks or labels together with rules;"
                        + " leave out one of the two");
            }
        }
        if (group.settings().get(ConfigKeys.EXECUTOR_EXECUTION) != Execution.GUARANTEED) {
            problems.add(own.named(ConfigKeys.EXECUTOR_EXECUTION) + " does not go with " + placement
                    + ", which names the group '" + group.name()
                    + "': YARN applies rules only to guaranteed containers; leave out one of the two");
        }
    }
}

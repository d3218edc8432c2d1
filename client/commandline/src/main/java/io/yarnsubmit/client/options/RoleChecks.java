package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.RoleKeys.Rendezvous;
import io.yarnsubmit.protocol.config.Settings;
import java.util.List;
import java.util.Set;

/** Checks a role by itself. What it says of other roles, {@link RoleReferences} checks. */
final class RoleChecks {
    private static final List<ConfigKey<String>> READY =
            List.of(RoleKeys.READY_TCP, RoleKeys.READY_HTTP, RoleKeys.READY_KEY, RoleKeys.READY_LINE);
    private static final Set<String> RESERVED = Set.of(SuccessChoice.DRIVER, SuccessChoice.ALL, SuccessChoice.ANY);

    private final GroupRequest group;
    private final GivenValues given;
    private final Settings settings;
    private final Problems problems;

    /** @param given as the group has it */
    RoleChecks(GroupRequest group, GivenValues given, Problems problems) {
        this.group = group;
        this.given = given;
        this.settings = given.settings();
        this.problems = problems;
    }

    void check() {
        if (group.name().equals(LaunchNames.DEFAULT_GROUP)) {
            checkDefault();
        } else if (!group.isRole()) {
            checkHasCommand();
        } else {
            checkName();
            checkCount();
            checkReady();
            checkPortNames();
            checkRendezvous();
        }
    }

    /** It is where tasks run that name no group. */
    private void checkDefault() {
        RoleKeys.ofRole().stream()
                .filter(given::isGiven)
                .findFirst()
                .ifPresent(key -> problems.add(given.named(key) + ": the executor group '" + LaunchNames.DEFAULT_GROUP
                        + "' runs tasks, and cannot be a role; give the role another name"));
    }

    private void checkHasCommand() {
        for (ConfigKey<?> key : RoleKeys.ofRole()) {
            if (given.isGiven(key)) {
                problems.add(given.named(key) + " is for roles, but the executor group '" + group.name()
                        + "' has no command; give it one, or take this out");
            }
        }
    }

    private void checkName() {
        if (RESERVED.contains(group.name())) {
            problems.add(given.named(RoleKeys.COMMAND) + ": a role cannot be named '" + group.name()
                    + "', because application.success gives that word a meaning; give it another name");
        }
    }

    private void checkCount() {
        if (given.isGiven(ConfigKeys.EXECUTOR_DYNAMIC)) {
            problems.add(given.named(ConfigKeys.EXECUTOR_DYNAMIC)
                    + " makes the number of executors follow tasks, but the role '" + group.name()
                    + "' runs none; write instances, which yarn-submit scale can change");
        }
        if (settings.get(ConfigKeys.EXECUTOR_INSTANCES) == 0
                && settings.find(RoleKeys.LINK).isPresent()) {
            problems.add(given.named(RoleKeys.LINK) + " leads to instance 0, but "
                    + given.named(ConfigKeys.EXECUTOR_INSTANCES) + " is 0; take one of the two out");
        }
    }

    private void checkReady() {
        List<ConfigKey<String>> ways = READY.stream().filter(given::isGiven).toList();
        if (ways.size() > 1) {
            problems.add(given.named(ways.get(0)) + " and " + given.named(ways.get(1))
                    + " are both given; an instance is ready in one way, so take one of the two out");
        }
        if (ways.isEmpty() && given.isGiven(RoleKeys.READY_WITHIN)) {
            problems.add(given.named(RoleKeys.READY_WITHIN)
                    + " limits the time until an instance is ready, but nothing says when it is; add tcp, http, key or"
                    + " line beside it");
        }
        if (given.isGiven(RoleKeys.READY_PATH) && !given.isGiven(RoleKeys.READY_HTTP)) {
            problems.add(given.named(RoleKeys.READY_PATH)
                    + " is a path of a URL, but no port is named for it; add http with the name of a port");
        }
    }

    private void checkPortNames() {
        List<String> ports = group.list(RoleKeys.PORTS);
        for (ConfigKey<String> key : List.of(RoleKeys.READY_TCP, RoleKeys.READY_HTTP, RoleKeys.LINK)) {
            settings.find(key)
                    .filter(name -> !ports.contains(name))
                    .ifPresent(name -> problems.add(
                            given.named(key) + " names the port '" + name + "', " + noPort(group.name(), name, ports)));
        }
    }

    private void checkRendezvous() {
        Rendezvous rendezvous = settings.get(RoleKeys.RENDEZVOUS);
        if (rendezvous.needsPort() && group.list(RoleKeys.PORTS).isEmpty()) {
            problems.add(given.named(RoleKeys.RENDEZVOUS) + " is " + given.text(RoleKeys.RENDEZVOUS)
                    + ", whose processes meet at a port, but the role '" + group.name()
                    + "' has none; add ports: [rendezvous]");
        }
    }

    /** The end of a sentence about a port that is not there. */
    static String noPort(String role, String name, List<String> ports) {
        return ports.isEmpty()
                ? "but the role '" + role + "' has no ports; add ports: [" + name + "]"
                : "which the role '" + role + "' does not have; it has " + String.join(", ", ports)
                        + Suggestions.question(Suggestions.near(name, ports));
    }
}

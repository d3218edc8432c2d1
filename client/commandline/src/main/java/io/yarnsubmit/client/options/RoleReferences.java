package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.RoleKeys.Rendezvous;
import io.yarnsubmit.protocol.roles.Template;
import io.yarnsubmit.protocol.roles.Template.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what roles say of each other, and what the application says of them. */
final class RoleReferences {
    private final GivenValues given;
    private final Problems problems;
    private final List<GroupRequest> groups;
    private final Map<String, GroupRequest> roles = new LinkedHashMap<>();

    RoleReferences(GivenValues given, List<GroupRequest> groups, Problems problems) {
        this.given = given;
        this.groups = groups;
        this.problems = problems;
        groups.stream().filter(GroupRequest::isRole).forEach(group -> roles.put(group.name(), group));
    }

    void check() {
        for (GroupRequest role : roles.values()) {
            GivenValues own = given.ofGroup(role);
            role.list(RoleKeys.AFTER).forEach(other -> checkAfter(role, other, own));
            checkTemplates(role, own);
        }
        checkCycles();
        checkLinks();
        checkHeads();
        checkSuccess();
    }

    private void checkAfter(GroupRequest role, String other, GivenValues own) {
        String named = own.named(RoleKeys.AFTER);
        if (other.equals(role.name())) {
            problems.add(named + " names the role itself, which would never start; take it out");
        } else {
            Optional<GroupRequest> unused = role(other, named);
        }
    }

    private void checkTemplates(GroupRequest role, GivenValues own) {
        String command = own.named(RoleKeys.COMMAND);
        role.command().forEach(word -> checkTemplate(role, word, command));
        role.settings()
                .find(RoleKeys.READY_KEY)
                .ifPresent(text -> checkTemplate(role, text, own.named(RoleKeys.READY_KEY)));
        role.environment().forEach((name, text) -> checkTemplate(role, text, variable(own, name)));
    }

    private static String variable(GivenValues own, String name) {
        String key = ConfigKeys.EXECUTOR_ENV.name() + name;
        ResolvedValue value = own.values().get(key);
        return value == null ? key : value.origin().named(value.key());
    }

    private void checkTemplate(GroupRequest role, String text, String named) {
        for (Piece piece : Template.parse(text).pieces()) {
            if (piece instanceof Piece.Port port) {
                checkPort(role, port.name(), named + " has ${port:" + port.name() + "}, ");
            } else if (piece instanceof Piece.Peer peer) {
                String shown = "${peer:" + peer.role() + "/" + peer.index() + ":" + peer.port() + "}";
                role(peer.role(), named + ": " + shown).ifPresent(other -> {
                    checkIndex(other, peer.index(), named + ": " + shown);
                    checkPort(other, peer.port(), named + " has " + shown + ", ");
                });
            } else if (piece instanceof Piece.Malformed malformed) {
                problems.add(named + " has '" + malformed.text()
                        + "', which names no port of another instance; write ${peer:ROLE/INDEX:NAME}, or $${ for a plain"
                        + " ${");
            }
        }
    }

    private void checkPort(GroupRequest role, String name, String beginning) {
        List<String> ports = role.list(RoleKeys.PORTS);
        if (!ports.contains(name)) {
            problems.add(beginning + RoleChecks.noPort(role.name(), name, ports));
        }
    }

    private void checkIndex(GroupRequest role, int index, String named) {
        int count = role.initialExecutors();
        if (index >= count) {
            problems.add(named + " names the instance " + role.name() + "/" + index + ", but the role has "
                    + (count == 0 ? "no instances" : "instances 0 to " + (count - 1))
                    + "; raise its instances, or name another");
        }
    }

    /** @param named of what names it; the problem begins with that if there is no such role */
    private Optional<GroupRequest> role(String name, String named) {
        GroupRequest role = roles.get(name);
        if (role == null) {
            boolean exists = groups.stream().anyMatch(group -> group.name().equals(name) && group.described());
            problems.add(
                    exists
                            ? named + " names the executor group '" + name
                                    + "', which has no command, and so is never ready; name a role"
                            : named + " names the role '" + name + "', which does not exist; "
                                    + (roles.isEmpty()
                                            ? "there is none"
                                            : "there are " + String.join(", ", roles.keySet()))
                                    + Suggestions.question(Suggestions.near(name, roles.keySet())));
        }
        return Optional.ofNullable(role);
    }

    /** Each circle is told once, at the first of its roles. */
    private void checkCycles() {
        Set<String> done = new HashSet<>();
        roles.values().forEach(role -> follow(role, new ArrayList<>(), done));
    }

    private void follow(GroupRequest role, List<String> path, Set<String> done) {
        int begin = path.indexOf(role.name());
        if (begin >= 0) {
            problems.add(given.ofGroup(role).named(RoleKeys.AFTER) + ": " + circle(path.subList(begin, path.size()))
                    + ", so that none of them would ever start; take one out");
        } else if (done.add(role.name())) {
            path.add(role.name());
            role.list(RoleKeys.AFTER).stream()
                    .filter(other -> !other.equals(role.name()))
                    .flatMap(other -> Optional.ofNullable(roles.get(other)).stream())
                    .forEach(other -> follow(other, path, done));
            path.remove(path.size() - 1);
        }
    }

    private static String circle(List<String> roles) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            parts.add("'" + roles.get(i) + "' waits for '" + roles.get((i + 1) % roles.size()) + "'");
        }
        return String.join(", ", parts);
    }

    private void checkLinks() {
        List<GroupRequest> linked = roles.values().stream()
                .filter(role -> role.settings().find(RoleKeys.LINK).isPresent())
                .toList();
        if (linked.size() > 1) {
            problems.add(given.ofGroup(linked.get(0)).named(RoleKeys.LINK) + " and "
                    + given.ofGroup(linked.get(1)).named(RoleKeys.LINK)
                    + " are both given, but YARN shows one page of an application; take one of the two out");
        }
    }

    private void checkHeads() {
        for (Rendezvous rendezvous : Rendezvous.values()) {
            List<GroupRequest> those = roles.values().stream()
                    .filter(role -> role.settings().get(RoleKeys.RENDEZVOUS) == rendezvous)
                    .toList();
            if (rendezvous.hasHead()
                    && !those.isEmpty()
                    && those.stream().allMatch(role -> role.list(RoleKeys.PORTS).isEmpty())) {
                GivenValues own = given.ofGroup(those.get(0));
                problems.add(own.named(RoleKeys.RENDEZVOUS) + " is " + own.text(RoleKeys.RENDEZVOUS)
                        + ", whose processes all dial one, but no role with it has ports; add ports to that of the"
                        + (rendezvous == Rendezvous.DASK ? " scheduler" : " head"));
            }
        }
    }

    private void checkSuccess() {
        if (!given.isGiven(RoleKeys.SUCCESS)) {
            return;
        }
        String named = given.named(RoleKeys.SUCCESS);
        SuccessChoice choice = SuccessChoice.parse(given.settings().get(RoleKeys.SUCCESS));
        if (choice instanceof SuccessChoice.OfDriver) {
            return;
        }
        Optional<String> role = choice.named();
        if (roles.isEmpty() && role.isEmpty()) {
            problems.add(named + " is " + given.text(RoleKeys.SUCCESS)
                    + ", but there are no roles; give an executor group a command, or take this out");
        } else if (role.isPresent()) {
            role(role.get(), named).ifPresent(group -> {
                if (choice instanceof SuccessChoice.OfInstance instance) {
                    checkIndex(group, instance.index(), named);
                }
                checkDecides(group, named);
            });
        } else if (roles.values().stream().allMatch(RoleReferences::isOptional)) {
            problems.add(named + " is " + given.text(RoleKeys.SUCCESS)
                    + ", but all roles are optional, so that none decides; take optional out of one of them");
        }
    }

    private void checkDecides(GroupRequest role, String named) {
        if (isOptional(role)) {
            problems.add(named + " names the role '" + role.name() + "', which "
                    + given.ofGroup(role).named(RoleKeys.OPTIONAL) + " says decides nothing; take one of the two out");
        }
    }

    static boolean isOptional(GroupRequest role) {
        return role.settings().get(RoleKeys.OPTIONAL);
    }
}

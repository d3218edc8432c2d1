package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** All roles and instances at one moment. */
final class Instances {
    private final Map<String, RolePlan> roles;
    private final Map<String, Integer> counts;
    private final Map<InstanceName, PeerView> views = new HashMap<>();

    Instances(Map<String, RolePlan> roles, Map<String, Integer> counts, Collection<PeerView> views) {
        this.roles = roles;
        this.counts = counts;
        views.forEach(view -> this.views.put(view.name(), view));
    }

    static InstanceName name(String role, int index) {
        return InstanceName.newBuilder().setRole(role).setIndex(index).build();
    }

    Map<String, RolePlan> roles() {
        return roles;
    }

    RolePlan plan(String role) {
        return Objects.requireNonNull(roles.get(role), role);
    }

    int count(String role) {
        return counts.getOrDefault(role, 0);
    }

    /** Those that the role is to have, whether they are there or not. */
    List<InstanceName> names(String role) {
        return IntStream.range(0, count(role))
                .mapToObj(index -> name(role, index))
                .toList();
    }

    /** Those of the role that have a host and their ports, by index. */
    List<PeerView> placed(String role) {
        List<String> ports = plan(role).getPortsList();
        return views.values().stream()
                .filter(view -> view.name().getRole().equals(role))
                .filter(view -> view.index() < count(role) && !view.host().isEmpty())
                .filter(view -> view.ports().keySet().containsAll(ports))
                .sorted(Comparator.comparingInt(PeerView::index))
                .toList();
    }

    /** The hosts of the role, each once, in the order of the lowest index on each. */
    List<String> hosts(String role) {
        LinkedHashSet<String> hosts = new LinkedHashSet<>();
        placed(role).forEach(view -> hosts.add(view.host()));
        return List.copyOf(hosts);
    }

    /** Which instance of its role on its host it is. */
    int localIndex(PeerView of) {
        return (int) placed(of.name().getRole()).stream()
                .filter(view -> view.host().equals(of.host()) && view.index() < of.index())
                .count();
    }

    /** @throws IllegalStateException if the instance has no such port, so that the text was asked for too early */
    String address(InstanceName of, String port) {
        PeerView view = prepared(of);
        return view.host() + ":" + number(view, port);
    }

    /** The address of its first port. */
    String address(InstanceName of) {
        return address(of, firstPort(of));
    }

    String host(InstanceName of) {
        return prepared(of).host();
    }

    int firstPortNumber(InstanceName of) {
        return number(prepared(of), firstPort(of));
    }

    static int number(PeerView view, String port) {
        Integer number = view.ports().get(port);
        if (number == null) {
            throw new IllegalStateException(text(view.name()) + " has no port '" + port + "'");
        }
        return number;
    }

    private PeerView prepared(InstanceName name) {
        PeerView view = views.get(name);
        if (view == null || view.host().isEmpty()) {
            throw new IllegalStateException(text(name) + " has no host yet");
        }
        return view;
    }

    private String firstPort(InstanceName of) {
        RolePlan plan = plan(of.getRole());
        if (plan.getPortsCount() == 0) {
            throw new IllegalStateException("the role '" + of.getRole() + "' has no ports");
        }
        return plan.getPorts(0);
    }

    private static String text(InstanceName name) {
        return name.getRole() + "/" + name.getIndex();
    }

    /** The roles with this rendezvous, in the order of the plan. */
    Map<String, RolePlan> with(Rendezvous rendezvous) {
        Map<String, RolePlan> found = new LinkedHashMap<>();
        roles.forEach((role, plan) -> {
            if (plan.getRendezvous() == rendezvous) {
                found.put(role, plan);
            }
        });
        return found;
    }
}

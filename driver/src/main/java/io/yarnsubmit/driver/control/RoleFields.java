package io.yarnsubmit.driver.control;

import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RoleView;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Describes roles and instances in JSON. Pure. */
final class RoleFields {
    private RoleFields() {}

    static Map<String, Object> described(RoleView role) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", role.name());
        fields.put("count", role.count());
        fields.put("generation", role.generation());
        fields.put(
                "ready",
                role.instances().stream()
                        .filter(view -> view.id().index() < role.count())
                        .filter(view -> view.phase() == Phase.PHASE_READY || view.phase() == Phase.PHASE_SUCCEEDED)
                        .count());
        return fields;
    }

    static Map<String, Object> withInstances(RoleView role) {
        Map<String, Object> fields = described(role);
        fields.put(
                "instances",
                role.instances().stream().map(RoleFields::described).toList());
        return fields;
    }

    static Map<String, Object> described(InstanceView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("role", view.id().role());
        fields.put("index", view.id().index());
        fields.put("state", word(view.phase()));
        if (view.executorId() >= 0) {
            fields.put("executor", view.executorId());
        }
        if (!view.host().isEmpty()) {
            fields.put("host", view.host());
        }
        fields.put("generation", view.generation());
        fields.put("restarts", view.restarts());
        fields.put("ports", new TreeMap<>(view.ports()));
        view.exitStatus().ifPresent(status -> fields.put("exitStatus", status));
        if (!view.message().isEmpty()) {
            fields.put("message", view.message());
        }
        return fields;
    }

    static Map<String, Object> event(Happened what) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "kind",
                switch (what.kind()) {
                    case STARTED -> "instance-started";
                    case READY -> "instance-ready";
                    case ENDED -> "instance-ended";
                    case ROLE_RESTARTED -> "role-restarted";
                });
        fields.putAll(described(what.instance()));
        return fields;
    }

    private static String word(Phase phase) {
        return phase.name()
                .substring("PHASE_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}

package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For frameworks whose processes all dial one: Dask its scheduler, Ray its head. That is instance 0 of the first role with this
 * rendezvous that has a port, and that waits for no other of them.
 *
 * @param scheme precedes the address
 */
record HeadVariable(Rendezvous rendezvous, String variable, String scheme) implements FrameworkVariables {
    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return head(instances).stream().toList();
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        return head(instances)
                .map(head -> Map.of(variable, scheme + instances.address(head)))
                .orElse(Map.of());
    }

    private Optional<InstanceName> head(Instances instances) {
        Map<String, RolePlan> roles = instances.with(rendezvous);
        Optional<String> first = roles.keySet().stream()
                .filter(role -> waitsForNone(instances.plan(role), roles.keySet()))
                .findFirst();
        return first.or(() -> roles.keySet().stream()
                        .filter(role -> instances.plan(role).getPortsCount() > 0)
                        .findFirst())
                .map(role -> Instances.name(role, 0));
    }

    private static boolean waitsForNone(RolePlan plan, Set<String> roles) {
        return plan.getPortsCount() > 0 && Collections.disjoint(plan.getAfterList(), roles);
    }
}

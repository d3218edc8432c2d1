package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.v1.InstanceName;
import java.util.List;
import java.util.Map;

/** For JAX: {@code jax.distributed.initialize} of newer releases reads the names with a prefix, scripts often those without. */
record JaxVariables() implements FrameworkVariables {
    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return List.of(Instances.name(role, 0));
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        String role = view.name().getRole();
        String coordinator = instances.address(Instances.name(role, 0));
        String count = String.valueOf(instances.count(role));
        String index = String.valueOf(view.index());
        return Map.of(
                "COORDINATOR_ADDRESS", coordinator,
                "JAX_COORDINATOR_ADDRESS", coordinator,
                "NUM_PROCESSES", count,
                "JAX_NUM_PROCESSES", count,
                "PROCESS_ID", index,
                "JAX_PROCESS_ID", index);
    }
}

package io.yarnsubmit.driver.roles.text;

import static java.util.Map.entry;

import io.yarnsubmit.protocol.v1.InstanceName;
import java.util.List;
import java.util.Map;

/**
 * For PyTorch: {@code torch.distributed} reads {@code MASTER_ADDR} and the like, {@code torchrun} the variables that begin with
 * {@code PET_}. All instances are waited for, because {@code LOCAL_RANK} is right only when the hosts of all are known.
 */
record TorchVariables(String applicationId) implements FrameworkVariables {
    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return instances.names(role);
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        String role = view.name().getRole();
        InstanceName first = Instances.name(role, 0);
        String index = String.valueOf(view.index());
        String count = String.valueOf(instances.count(role));
        return Map.ofEntries(
                entry("MASTER_ADDR", instances.host(first)),
                entry("MASTER_PORT", String.valueOf(instances.firstPortNumber(first))),
                entry("RANK", index),
                entry("WORLD_SIZE", count),
                entry("LOCAL_RANK", String.valueOf(instances.localIndex(view))),
                entry("PET_NNODES", count),
                entry("PET_NODE_RANK", index),
                entry("PET_RDZV_BACKEND", "c10d"),
                entry("PET_RDZV_ENDPOINT", instances.address(first)),
                entry("PET_RDZV_ID", applicationId + "-" + view.generation()),
                // Restarts are ours, so that they are counted and explained.
                entry("PET_MAX_RESTARTS", "0"));
    }
}

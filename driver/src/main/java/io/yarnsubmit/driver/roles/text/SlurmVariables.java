package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.v1.InstanceName;
import java.util.List;
import java.util.Map;

/** For programs that know Slurm: what {@code srun} tells each task of a step. */
record SlurmVariables() implements FrameworkVariables {
    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return instances.names(role);
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        String role = view.name().getRole();
        List<String> hosts = instances.hosts(role);
        return Map.of(
                "SLURM_PROCID", String.valueOf(view.index()),
                "SLURM_NTASKS", String.valueOf(instances.count(role)),
                "SLURM_NODEID", String.valueOf(hosts.indexOf(view.host())),
                "SLURM_LOCALID", String.valueOf(instances.localIndex(view)),
                "SLURM_JOB_NODELIST", String.join(",", hosts),
                "SLURM_NNODES", String.valueOf(hosts.size()));
    }
}

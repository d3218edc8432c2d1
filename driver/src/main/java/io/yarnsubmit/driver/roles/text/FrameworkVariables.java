package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.roles.InstanceFile;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import java.util.List;
import java.util.Map;

/** What the processes of a framework need to find each other. */
interface FrameworkVariables {
    /** The instances whose hosts and ports must be known before an instance of the role can start. */
    List<InstanceName> needed(String role, Instances instances);

    /** The variables of the environment that the framework reads. */
    Map<String, String> of(PeerView view, Instances instances);

    /** Whether the command of the role runs as the instance of this index, and not what others start beside it. */
    default boolean runsCommand(int index) {
        return true;
    }

    /** What it reads as files, by name. */
    default Map<InstanceFile, String> files(String role, Instances instances) {
        return Map.of();
    }

    /** @param applicationId makes names that two applications must not have in common */
    static FrameworkVariables of(Rendezvous rendezvous, String applicationId) {
        return switch (rendezvous) {
            case RENDEZVOUS_TORCH -> new TorchVariables(applicationId);
            case RENDEZVOUS_TENSORFLOW -> new TensorFlowVariables();
            case RENDEZVOUS_MPI -> new MpiVariables();
            case RENDEZVOUS_JAX -> new JaxVariables();
            case RENDEZVOUS_SLURM -> new SlurmVariables();
            case RENDEZVOUS_DASK -> new HeadVariable(rendezvous, "DASK_SCHEDULER_ADDRESS", "tcp://");
            case RENDEZVOUS_RAY -> new HeadVariable(rendezvous, "RAY_ADDRESS", "");
            case RENDEZVOUS_UNSPECIFIED, UNRECOGNIZED -> new NoVariables();
        };
    }

    /** Nothing is asked for. */
    record NoVariables() implements FrameworkVariables {
        @Override
        public List<InstanceName> needed(String role, Instances instances) {
            return List.of();
        }

        @Override
        public Map<String, String> of(PeerView view, Instances instances) {
            return Map.of();
        }
    }
}

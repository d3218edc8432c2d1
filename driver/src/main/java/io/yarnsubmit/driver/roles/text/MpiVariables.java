package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.roles.InstanceFile;
import io.yarnsubmit.protocol.v1.InstanceName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * For Open MPI: {@code mpirun} runs as instance 0, and starts its daemons by our agent instead of ssh. The names of instances
 * stand for hosts, so that several on one machine stay apart.
 */
record MpiVariables() implements FrameworkVariables {
    /** What mpirun calls with the name of an instance and a command; a verb of the program on the command's PATH. */
    static final String AGENT = "yarn-submit mpi-agent";

    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return instances.names(role);
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        return Map.of(
                "OMPI_MCA_plm_rsh_agent",
                AGENT,
                // Else a daemon leaves its session, and nobody sees its end.
                "OMPI_MCA_orte_leave_session_attached",
                "1");
    }

    /** mpirun alone is the command; it starts the rest. */
    @Override
    public boolean runsCommand(int index) {
        return index == 0;
    }

    @Override
    public Map<InstanceFile, String> files(String role, Instances instances) {
        String hosts = instances.names(role).stream()
                .map(name -> role + "-" + name.getIndex() + " slots=1\n")
                .collect(Collectors.joining());
        return Map.of(InstanceFile.MPI_HOSTS, hosts);
    }
}

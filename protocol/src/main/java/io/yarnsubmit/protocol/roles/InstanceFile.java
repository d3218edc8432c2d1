package io.yarnsubmit.protocol.roles;

import java.util.Optional;
import java.util.stream.Stream;

/** A file that an instance gets beside its command, and the variable of the environment that names its path. */
public enum InstanceFile {
    /** All instances of all roles, as JSON. */
    PEERS("peers.json", "YARN_SUBMIT_PEERS"),
    /** The instances of a role as hosts, for Open MPI. */
    MPI_HOSTS("hostfile", "OMPI_MCA_orte_default_hostfile");

    private final String fileName;
    private final String variable;

    InstanceFile(String fileName, String variable) {
        this.fileName = fileName;
        this.variable = variable;
    }

    public String fileName() {
        return fileName;
    }

    public String variable() {
        return variable;
    }

    /** The one of this file name, if there is one. */
    public static Optional<InstanceFile> named(String fileName) {
        return Stream.of(values())
                .filter(each -> each.fileName.equals(fileName))
                .findFirst();
    }
}

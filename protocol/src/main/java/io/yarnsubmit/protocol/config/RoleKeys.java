package io.yarnsubmit.protocol.config;

import static io.yarnsubmit.protocol.config.ConfigKeys.key;

import io.yarnsubmit.protocol.CountRange;
import java.time.Duration;
import java.util.List;

/**
 * The keys of roles: executor groups whose executors run a command each. Most are keys of one group alone: {@code
 * executor.command} stands for {@code executor.groups.NAME.command}.
 */
public final class RoleKeys {
    public static final ConfigKey<String> SUCCESS = key(
            "success",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "For an application with roles: when it has succeeded. driver: when the driver ends with 0. all: when all"
                    + " instances of all roles have ended with 0. any: when one has. ROLE: when all of this role have."
                    + " ROLE/INDEX: when this one has. all and any do not count optional roles. Default: driver if there is a driver,"
                    + " else all.");
    public static final ConfigKey<CountRange> PORT_RANGE = key(
            "executor.portRange",
            ConfigType.RANGE,
            "20000..31999",
            "From which numbers the ports of roles are chosen. Choose them below those that the machines give to outgoing"
                    + " connections (net.ipv4.ip_local_port_range).");

    public static final ConfigKey<String> COMMAND = key(
            "executor.command",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The command that each executor of the group runs instead of tasks; the group is then a role. A program and"
                    + " its arguments, quoted as in a shell; no shell reads them. ${port:NAME}, ${peer:ROLE/INDEX:NAME},"
                    + " ${host}, ${index} and ${count} are replaced, also in the values of env; $${ stands for a plain ${.");
    public static final ConfigKey<List<String>> PORTS = key(
            "executor.ports",
            ConfigType.LIST,
            null,
            "The names of the role's ports. Each instance gets a free port of its machine for each of them.");
    public static final ConfigKey<String> READY_TCP = key(
            "executor.ready.tcp",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The name of a port. An instance is ready when that port accepts connections. Without any ready, it is ready"
                    + " when its command was started.");
    public static final ConfigKey<String> READY_HTTP = key(
            "executor.ready.http",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The name of a port. An instance is ready when it answers a GET request there with a status from 200 to"
                    + " 399.");
    public static final ConfigKey<String> READY_PATH =
            key("executor.ready.path", ConfigType.NON_EMPTY_TEXT, "/", "With ready.http: the path that is asked for.");
    public static final ConfigKey<String> READY_KEY = key(
            "executor.ready.key",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A key of the key-value store. An instance is ready when the key exists. ${index} and the like are replaced.");
    public static final ConfigKey<String> READY_LINE = key(
            "executor.ready.line",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A text. An instance is ready when a line of its output has it.");
    public static final ConfigKey<Duration> READY_WITHIN = key(
            "executor.ready.within",
            ConfigType.POSITIVE_DURATION,
            "2min",
            "How long an instance may take from its start until it is ready. After that it has failed.");
    public static final ConfigKey<List<String>> AFTER = key(
            "executor.after",
            ConfigType.LIST,
            null,
            "The roles of which all instances must be ready before an instance of this one is started.");
    public static final ConfigKey<Restart> RESTART = key(
            "executor.restart",
            ConfigType.oneOf(Restart.class),
            "instance",
            "What happens when an instance fails. never: it stays failed. instance: it is started again. group: all"
                    + " instances of the role are stopped and started again.");
    public static final ConfigKey<Integer> MAX_RESTARTS = key(
            "executor.maxRestarts",
            ConfigType.count(0),
            "3",
            "How many failures of the role within restartWindow are followed by a restart. The next one is final."
                    + " Executors that were preempted, or lost with their machine, do not count.");
    public static final ConfigKey<Duration> RESTART_WINDOW = key(
            "executor.restartWindow",
            ConfigType.POSITIVE_DURATION,
            "1h",
            "How long a failure counts towards maxRestarts.");
    public static final ConfigKey<Duration> STOP_GRACE = key(
            "executor.stopGrace",
            ConfigType.DURATION,
            "10s",
            "How long an instance may take to end after SIGTERM. After that it is killed.");
    public static final ConfigKey<Rendezvous> RENDEZVOUS = key(
            "executor.rendezvous",
            ConfigType.oneOf(Rendezvous.class),
            "none",
            "Whose environment variables the instances get, so that they find each other. mpi: the command runs once, as"
                    + " instance 0, and mpirun starts its processes on all.");
    public static final ConfigKey<Boolean> OPTIONAL = key(
            "executor.optional",
            ConfigType.BOOLEAN,
            "false",
            "Whether the application goes on and succeeds whatever becomes of the role.");
    public static final ConfigKey<String> LINK = key(
            "executor.link",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The name of a port. Its address, of instance 0, is where YARN's pages lead to for this application.");

    private static final List<ConfigKey<?>> OF_ROLE = List.of(
            COMMAND,
            PORTS,
            READY_TCP,
            READY_HTTP,
            READY_PATH,
            READY_KEY,
            READY_LINE,
            READY_WITHIN,
            AFTER,
            RESTART,
            MAX_RESTARTS,
            RESTART_WINDOW,
            STOP_GRACE,
            RENDEZVOUS,
            OPTIONAL,
            LINK);

    private RoleKeys() {}

    /** The keys that only a group can have. All but the command need the command. */
    public static List<ConfigKey<?>> ofRole() {
        return OF_ROLE;
    }

    /** What happens when an instance fails. */
    public enum Restart {
        NEVER,
        INSTANCE,
        GROUP
    }

    /** Whose way of finding each other instances use. */
    public enum Rendezvous {
        NONE,
        TORCH,
        TENSORFLOW,
        MPI,
        JAX,
        SLURM,
        DASK,
        RAY;

        /** Whether one instance listens for the others. */
        public boolean needsPort() {
            return this == TORCH || this == TENSORFLOW || this == JAX;
        }

        /** Whether all dial one instance, which may be of another role. */
        public boolean hasHead() {
            return this == DASK || this == RAY;
        }
    }
}

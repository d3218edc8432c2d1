package io.yarnsubmit.protocol.config;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The configuration keys. {@link ConfigCatalogue} lists them. */
public final class ConfigKeys {
    private static final String V0_1 = "0.1.0";

    public static final ConfigKey<Master> MASTER = key(
            "master",
            ConfigType.MASTER,
            "yarn",
            "Where the application runs. yarn: on the cluster of the Hadoop configuration. embedded: on a YARN started"
                    + " for it on this machine. local[N]: as N executor processes on this machine, without YARN; local[*]:"
                    + " as many as the machine has cores; local: as many as executor.instances says, or else 1.");
    public static final ConfigKey<DeployMode> DEPLOY_MODE = key(
            "deployMode",
            ConfigType.oneOf(DeployMode.class),
            "client",
            "Where the driver runs: on this machine, or on the cluster.");
    public static final ConfigKey<String> NAME =
            key("name", ConfigType.NON_EMPTY_TEXT, null, "The application's name. Default: the main class.");
    public static final ConfigKey<String> MAIN_CLASS = key(
            "class",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The driver's main class. Default: the Main-Class of the jar's manifest.");
    public static final ConfigKey<String> QUEUE = key(
            "queue",
            ConfigType.NON_EMPTY_TEXT,
            "default",
            "The leaf queue to submit to: its name or its full path. With default, YARN's placement rules may choose another.");
    public static final ConfigKey<List<String>> TAGS =
            key("tags", ConfigType.LIST, null, "Tags that YARN shows. Applications can be listed by them.");
    public static final ConfigKey<Integer> PRIORITY = key(
            "priority",
            ConfigType.count(0),
            null,
            "The application's priority within its queue; a higher one goes first.");
    public static final ConfigKey<Integer> MAX_ATTEMPTS = key(
            "maxAttempts",
            ConfigType.count(1),
            null,
            "How often an ApplicationMaster is started in all, but no more often than the cluster allows. YARN"
                    + " does not count ApplicationMasters that were preempted or lost with their machine. Default: the"
                    + " cluster's setting.");
    public static final ConfigKey<Boolean> WAIT = key(
            "wait",
            ConfigType.BOOLEAN,
            "true",
            "Cluster mode: whether the command waits until the application has ended, or returns when YARN has"
                    + " accepted it.");
    public static final ConfigKey<Boolean> QUIET = key(
            "quiet",
            ConfigType.BOOLEAN,
            "false",
            "Whether the command reports problems only. The driver's output is shown in any case.");
    public static final ConfigKey<Boolean> JSON = key(
            "json",
            ConfigType.BOOLEAN,
            "false",
            "Whether the command reports what happens as JSON on standard output, one object per line. The"
                    + " driver's output then goes to standard error.");

    public static final ConfigKey<Duration> ACCEPT_TIMEOUT = key(
            "acceptTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long a waiting command gives the cluster to start the ApplicationMaster. After that it kills the"
                    + " application and exits with 124. Default: no limit.");
    public static final ConfigKey<Duration> EXECUTORS_TIMEOUT = key(
            "executorsTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long the executors may take to register, counted from the start of the ApplicationMaster: all initial"
                    + " executors, or as many as executor.minToStart says. After that the application fails with 124."
                    + " Default: no limit.");
    public static final ConfigKey<Duration> RUN_TIMEOUT = key(
            "runTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long the application may take from submission to end, in whole seconds. After that YARN ends it,"
                    + " even if this command is gone; a waiting command exits with 124. Default: the queue's setting.");

    public static final ConfigKey<MemorySize> DRIVER_MEMORY = key(
            "driver.memory",
            ConfigType.MEMORY,
            "1g",
            "The memory of the driver process. Its heap is this minus the overhead.");
    public static final ConfigKey<MemorySize> DRIVER_MEMORY_OVERHEAD = key(
            "driver.memoryOverhead",
            ConfigType.MEMORY,
            null,
            "The part of the driver's memory that is not heap. Default: 10 %, at least 192m, at most half.");
    public static final ConfigKey<Integer> DRIVER_CORES =
            key("driver.cores", ConfigType.count(1), "1", "The driver's vcores in cluster mode.");
    public static final ConfigKey<String> DRIVER_JAVA_OPTIONS = key(
            "driver.javaOptions",
            ConfigType.TEXT,
            null,
            "Options of the driver's JVM, quoted as in a shell. The heap size cannot be set here; it follows from"
                    + " driver.memory.");
    public static final ConfigKey<String> DRIVER_ENV =
            key("driver.env.", ConfigType.TEXT, null, "An environment variable of the driver: driver.env.NAME=value.");
    public static final ConfigKey<String> DRIVER_HOST = key(
            "driver.host",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The name or address by which executors reach the driver's machine. Default: the address from which"
                    + " the driver reached the ApplicationMaster.");
    public static final ConfigKey<Integer> DRIVER_PORT =
            key("driver.port", ConfigType.PORT, "0", "The port that executors connect to; 0 means any free port.");

    public static final ConfigKey<Boolean> DRIVER_HADOOP_CLASSES = key(
            "driver.hadoopClasses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the driver's class path has, after its own jars, yarn-submit's Hadoop client classes and the"
                    + " cluster's configuration. yarn-submit map sets it when it writes to the cluster's file system.");
    public static final ConfigKey<Duration> DRIVER_STOP_TIMEOUT = key(
            "driver.stopTimeout",
            ConfigType.POSITIVE_DURATION,
            "1min",
            "How long the driver's shutdown hooks may run when it ends by itself. After that its process is"
                    + " killed.");

    public static final ConfigKey<Integer> EXECUTOR_INSTANCES =
            key("executor.instances", ConfigType.count(0), "2", "The initial number of executors.");
    public static final ConfigKey<MemorySize> EXECUTOR_MEMORY = key(
            "executor.memory",
            ConfigType.MEMORY,
            "1g",
            "The memory of an executor, which is the size of its container. Its heap is this minus the overhead.");
    public static final ConfigKey<MemorySize> EXECUTOR_MEMORY_OVERHEAD = key(
            "executor.memoryOverhead",
            ConfigType.MEMORY,
            null,
            "The part of an executor's memory that is not heap. Default: 10 %, at least 192m, at most half.");
    public static final ConfigKey<Integer> EXECUTOR_CORES = key(
            "executor.cores",
            ConfigType.count(1),
            "1",
            "The vcores of an executor, and the number of tasks that it runs at a time.");
    public static final ConfigKey<String> EXECUTOR_JAVA_OPTIONS = key(
            "executor.javaOptions",
            ConfigType.TEXT,
            null,
            "Options of the executors' JVMs, quoted as in a shell. The heap size cannot be set here; it follows"
                    + " from executor.memory.");
    public static final ConfigKey<Boolean> EXECUTOR_HADOOP_CLASSES = key(
            "executor.hadoopClasses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the executors' class path has, after the application's jars, yarn-submit's Hadoop client classes and"
                    + " the cluster's configuration.");
    public static final ConfigKey<String> EXECUTOR_ENV = key(
            "executor.env.", ConfigType.TEXT, null, "An environment variable of executors: executor.env.NAME=value.");
    public static final ConfigKey<Integer> EXECUTOR_MAX_FAILURES = key(
            "executor.maxFailures",
            ConfigType.count(1),
            null,
            "The application fails after this many executors failed through the program's fault. Default: twice the"
                    + " number of executors (with executor.dynamic, twice MAX), and at least twice task.maxAttempts, so"
                    + " that a task that ends its executors fails before the application does.");
    public static final ConfigKey<Duration> EXECUTOR_FAILURES_VALIDITY_INTERVAL = key(
            "executor.failuresValidityInterval",
            ConfigType.POSITIVE_DURATION,
            "1h",
            "How long an executor's failure counts towards executor.maxFailures.");
    public static final ConfigKey<List<ResourceAmount>> EXECUTOR_RESOURCES = key(
            "executor.resources",
            ConfigType.RESOURCES,
            null,
            "Other resources that an executor needs, by the names of YARN's resource types: yarn.io/gpu=1. An"
                    + " amount may have one of YARN's units, such as G or Gi.");
    public static final ConfigKey<List<String>> EXECUTOR_HOSTS =
            key("executor.hosts", ConfigType.LIST, null, "Machines that executors should run on.");
    public static final ConfigKey<List<String>> EXECUTOR_RACKS =
            key("executor.racks", ConfigType.LIST, null, "Racks that executors should run in.");
    public static final ConfigKey<Locality> EXECUTOR_LOCALITY = key(
            "executor.locality",
            ConfigType.oneOf(Locality.class),
            "relax",
            "Whether executors may run elsewhere when executor.hosts and executor.racks are full.");
    public static final ConfigKey<String> EXECUTOR_NODE_LABEL = key(
            "executor.nodeLabel",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The node label of the machines that executors run on. Default: the queue's label.");
    public static final ConfigKey<String> EXECUTOR_PLACEMENT = key(
            "executor.placement",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "How executors are placed: terms separated by commas, which must all hold. Terms: one-per-host,"
                    + " max-per-host=N, max-per-rack=N, near=GROUP, apart=GROUP, attribute:NAME=VALUE,"
                    + " attribute:NAME!=VALUE.");
    public static final ConfigKey<Execution> EXECUTOR_EXECUTION = key(
            "executor.execution",
            ConfigType.oneOf(Execution.class),
            "guaranteed",
            "What YARN promises executors. guaranteed; opportunistic: may be ended for others; promoted: starts"
                    + " as opportunistic and becomes guaranteed when the queue has room.");
    public static final ConfigKey<Integer> EXECUTOR_MIN_TO_START = key(
            "executor.minToStart",
            ConfigType.count(0),
            "0",
            "The number of containers that must be granted before the first executor is started; 0 starts each at"
                    + " once.");
    public static final ConfigKey<Duration> EXECUTOR_MIN_TO_START_TIMEOUT = key(
            "executor.minToStartTimeout",
            ConfigType.POSITIVE_DURATION,
            "3min",
            "How long containers are held for executor.minToStart. After that all are released, and requested"
                    + " again later.");
    public static final ConfigKey<CountRange> EXECUTOR_DYNAMIC = key(
            "executor.dynamic",
            ConfigType.RANGE,
            null,
            "Makes the number of executors follow the tasks, from MIN to MAX. It starts with executor.instances"
                    + " if that is set, or else with MIN.");
    public static final ConfigKey<Duration> EXECUTOR_IDLE_TIMEOUT = key(
            "executor.idleTimeout",
            ConfigType.POSITIVE_DURATION,
            "60s",
            "With executor.dynamic: how long an executor may have no tasks before it is released.");
    public static final ConfigKey<Duration> EXECUTOR_START_TIMEOUT = key(
            "executor.startTimeout",
            ConfigType.POSITIVE_DURATION,
            "2min",
            "How long a machine may take to confirm that it starts an executor. After that the container is"
                    + " released.");
    public static final ConfigKey<Duration> EXECUTOR_REGISTRATION_TIMEOUT = key(
            "executor.registrationTimeout",
            ConfigType.POSITIVE_DURATION,
            "2min",
            "How long an executor may take from its start to its registration. After that it is stopped.");
    public static final ConfigKey<Duration> EXECUTOR_STOP_TIMEOUT = key(
            "executor.stopTimeout",
            ConfigType.DURATION,
            "3s",
            "How long executors may take to end by themselves after the driver has ended. After that they are"
                    + " stopped.");
    public static final ConfigKey<Duration> EXECUTOR_HEARTBEAT_INTERVAL = key(
            "executor.heartbeatInterval",
            ConfigType.POSITIVE_DURATION,
            "5s",
            "How often an executor that has nothing else to send tells the driver that it is alive.");
    public static final ConfigKey<Duration> EXECUTOR_HEARTBEAT_TIMEOUT = key(
            "executor.heartbeatTimeout",
            ConfigType.POSITIVE_DURATION,
            "60s",
            "The driver considers an executor lost when it hears nothing from it for this long.");
    public static final ConfigKey<Duration> EXECUTOR_DRIVER_TIMEOUT = key(
            "executor.driverTimeout",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "How long an executor that lost its connection to the driver tries to restore it before it ends.");

    public static final ConfigKey<Boolean> EXECUTOR_ACCESS = key(
            "executor.access",
            ConfigType.BOOLEAN,
            "true",
            "Whether the owner of the application may run commands on the executors' machines with yarn-submit exec, and"
                    + " reach ports there with yarn-submit forward. An administrator forbids it on all machines whose"
                    + " yarn.nodemanager.admin-env has YARN_SUBMIT_EXECUTOR_ACCESS=false; no user can override that.");

    public static final ConfigKey<String> EXECUTOR_GROUPS = key(
            "executor.groups.",
            ConfigType.TEXT,
            null,
            "A value for one executor group: executor.groups.NAME.KEY=value. KEY is what follows executor. in one of"
                    + " the keys that describe executors: instances, memory, env.NAME and so on. What a group does not"
                    + " set, it takes from executor.KEY. Usually written in a job file, see docs/jobs.md.");

    public static final ConfigKey<Integer> TASK_MAX_ATTEMPTS = key(
            "task.maxAttempts",
            ConfigType.count(1),
            "4",
            "How often a task is tried when its executors are lost through the program's fault, or do not start."
                    + " Losses caused by the cluster fail a task only when there are five times as many.");
    public static final ConfigKey<Duration> TASK_CANCEL_TIMEOUT = key(
            "task.cancelTimeout",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "How long a task may continue after it was interrupted, because it was cancelled or reached its time"
                    + " limit. After that its executor ends, to free the slot.");
    public static final ConfigKey<SchedulingMode> SCHEDULING = key(
            "scheduling",
            ConfigType.oneOf(SchedulingMode.class),
            "fifo",
            "How jobs that run at the same time share the executors. fifo: one after the other; fair: side by"
                    + " side.");
    public static final ConfigKey<Map<String, Integer>> SCHEDULING_POOLS = key(
            "scheduling.pools",
            ConfigType.WEIGHTS,
            "",
            "The weights of pools of jobs, such as etl=3,adhoc=1. A pool gets executors according to its weight."
                    + " A pool not named here has the weight 1.");
    public static final ConfigKey<String> TASK_SERIALIZATION_FILTER = key(
            "task.serializationFilter",
            ConfigType.NON_EMPTY_TEXT,
            "maxdepth=1000;maxrefs=100000000",
            "Which classes may be deserialized in driver and executors: a pattern of java.io.ObjectInputFilter.");

    public static final ConfigKey<MemorySize> JOB_MAX_RESULT_SIZE = key(
            "job.maxResultSize",
            ConfigType.MEMORY,
            null,
            "How much of a job's outputs the driver holds, in serialized form. A job fails when its collected"
                    + " results are larger. Where results are read one by one, tasks wait while half of this is held."
                    + " Default: a quarter of the driver's heap.");

    public static final ConfigKey<Integer> NODE_MAX_FAILURES = key(
            "node.maxFailures",
            ConfigType.count(1),
            "3",
            "A machine gets no more executors after this many failed on it within"
                    + " executor.failuresValidityInterval.");
    public static final ConfigKey<Duration> NODE_EXCLUDE_TIME = key(
            "node.excludeTime",
            ConfigType.POSITIVE_DURATION,
            "10min",
            "How long such a machine gets no executors. At most a third of the cluster is excluded like this.");
    public static final ConfigKey<List<String>> NODE_EXCLUDE =
            key("node.exclude", ConfigType.LIST, null, "Machines that never get executors.");

    public static final ConfigKey<MemorySize> AM_MEMORY = key(
            "am.memory",
            ConfigType.MEMORY,
            "512m",
            "The memory of the ApplicationMaster itself. In cluster mode its container has the driver's memory in"
                    + " addition.");
    public static final ConfigKey<Integer> AM_CORES = key(
            "am.cores",
            ConfigType.count(1),
            "1",
            "The ApplicationMaster's vcores in client mode; in cluster mode driver.cores applies.");
    public static final ConfigKey<String> AM_ENV = key(
            "am.env.",
            ConfigType.TEXT,
            null,
            "An environment variable of the ApplicationMaster: am.env.NAME=value. Its JAVA_HOME is the JDK of the"
                    + " ApplicationMaster, and of a driver in its container unless driver.env.JAVA_HOME names another.");
    public static final ConfigKey<String> AM_NODE_LABEL = key(
            "am.nodeLabel",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The node label of the machine that the ApplicationMaster runs on. Default: the queue's label.");
    public static final ConfigKey<Duration> ATTEMPT_FAILURES_VALIDITY_INTERVAL = key(
            "attemptFailuresValidityInterval",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long YARN counts a lost ApplicationMaster towards maxAttempts; retryDriver counts every attempt."
                    + " Default: for ever.");
    public static final ConfigKey<Boolean> RETRY_DRIVER = key(
            "retryDriver",
            ConfigType.BOOLEAN,
            "false",
            "Cluster mode: whether a failed driver is run again, unless this was the last of maxAttempts. A"
                    + " driver has failed if its exit status is not 0, 126 or 127, or if a signal other than SIGHUP,"
                    + " SIGINT and SIGTERM ended it.");
    public static final ConfigKey<Duration> AM_HEARTBEAT_MIN = key(
            "am.heartbeatMin",
            ConfigType.POSITIVE_DURATION,
            "200ms",
            "How soon the ApplicationMaster asks the ResourceManager again after a change. The interval doubles"
                    + " while it waits.");
    public static final ConfigKey<Duration> AM_HEARTBEAT_MAX = key(
            "am.heartbeatMax",
            ConfigType.POSITIVE_DURATION,
            "3s",
            "The longest interval between two heartbeats to the ResourceManager.");
    public static final ConfigKey<Duration> CLIENT_LEASH = key(
            "client.leash",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "Client mode: how long the client may be gone before the application ends.");
    public static final ConfigKey<Duration> CLIENT_OUTPUT_WAIT = key(
            "client.outputWait",
            ConfigType.POSITIVE_DURATION,
            "5min",
            "Cluster mode: how long an application that has ended stays for a command whose reader takes none of the"
                    + " driver's output. After that the rest comes from the container's log. A reader that is merely slow"
                    + " has no limit.");
    public static final ConfigKey<Duration> CONNECT_TIMEOUT = key(
            "cluster.connectTimeout",
            ConfigType.POSITIVE_DURATION,
            "20s",
            "How long the command tries to reach the ResourceManager and the cluster's file system before it gives"
                    + " up.");
    public static final ConfigKey<String> VIEW_ACL = key(
            "acl.view",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "Who else may see the application and its logs, where YARN checks this (yarn.acl.enable): user names"
                    + " separated by commas, a space, group names separated by commas; * for everybody. Default: the user"
                    + " and administrators.");
    public static final ConfigKey<String> MODIFY_ACL = key(
            "acl.modify",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "Who else may kill the application, where YARN checks this; written like acl.view.");

    public static final ConfigKey<String> PRINCIPAL = key(
            "principal",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The Kerberos principal to log in as, with the keys of keytab. Default: whoever's ticket is in the ticket"
                    + " cache (kinit).");
    public static final ConfigKey<String> KEYTAB = key(
            "keytab",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The file on this machine with the principal's keys. The command logs in with it, and an application that"
                    + " outlives its tokens gets new ones with it. Others must not be able to read the file.");
    public static final ConfigKey<String> PROXY_USER = key(
            "proxyUser",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The user on whose behalf a service such as Oozie or Livy asks the cluster, with its own ticket. The cluster"
                    + " must allow it (hadoop.proxyuser.SERVICE.hosts, .groups or .users).");

    public static final ConfigKey<List<String>> JARS = key(
            "jars",
            ConfigType.LIST,
            null,
            "Jars for the class path of driver and executors: paths or URIs, with globs and #link.");
    public static final ConfigKey<List<String>> FILES = key(
            "files",
            ConfigType.LIST,
            null,
            "Files for the working directory of each container: paths or URIs, with globs and #link.");
    public static final ConfigKey<List<String>> ARCHIVES = key(
            "archives",
            ConfigType.LIST,
            null,
            "Archives to unpack in the working directory of each container: paths or URIs, with globs and #link.");
    public static final ConfigKey<String> STAGING_DIRECTORY = key(
            "stagingDirectory",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The directory for staging directories and the library cache. Default: .yarn-submit in the user's"
                    + " home directory on the cluster's file system.");
    public static final ConfigKey<String> LIBRARY_CACHE_SHARED = key(
            "library.cache.shared",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A directory that an administrator fills with yarn-submit cache publish and everybody may read: a"
                    + " path or URI. NodeManagers keep its files for all users. Default: none.");

    public static final ConfigKey<Boolean> CLASS_ARCHIVES = key(
            "classArchives",
            ConfigType.BOOLEAN,
            "true",
            "Whether JVMs load yarn-submit's classes from archives, so that they start sooner. The first command that"
                    + " succeeds has them made in the background, in ~/.cache/yarn-submit/class-archives; false removes"
                    + " them. They also go to the cluster's library cache, for containers with the same build of the"
                    + " JDK.");

    public static final ConfigKey<Boolean> CONTROL_EXECUTORS_MAY_SCALE = key(
            "control.executorsMayScale",
            ConfigType.BOOLEAN,
            "false",
            "Whether commands on executors may set how many executors there are, and end some, by the control API. The"
                    + " driver's command may in any case.");

    /** The names that executor groups may have: they are allocation tags of YARN, and parts of keys between dots. */
    public static final Pattern GROUP_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /** Whether executors may also run on machines other than the preferred ones. */
    public enum Locality {
        RELAX,
        STRICT
    }

    private ConfigKeys() {}

    static <T> ConfigKey<T> key(String name, ConfigType<T> type, @Nullable String defaultText, String description) {
        return new ConfigKey<>("yarnsubmit." + name, type, defaultText, description, V0_1);
    }
}

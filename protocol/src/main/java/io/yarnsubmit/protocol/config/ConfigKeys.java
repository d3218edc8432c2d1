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

/** The catalogue: every configuration key there is. {@code docs/configuration.md} is made from it. */
public final class ConfigKeys {
    private static final String V0_1 = "0.1.0";

    public static final ConfigKey<Master> MASTER = key(
            "master",
            ConfigType.MASTER,
            "yarn",
            "Where the application runs. yarn: on the cluster of the Hadoop configuration. embedded: on a YARN that is started for"
                    + " it on this machine. local[N]: N executor processes on this machine, without YARN; local[*]: as many as"
                    + " there are cores; local: as many as executor.instances says, else 1.");
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
            "queue", ConfigType.NON_EMPTY_TEXT, "default", "The leaf queue to submit to: its name or its full path.");
    public static final ConfigKey<List<String>> TAGS =
            key("tags", ConfigType.LIST, null, "Tags that YARN shows, and by which applications can be listed.");
    public static final ConfigKey<Integer> PRIORITY = key(
            "priority", ConfigType.count(0), null, "The application's priority within its queue; higher goes first.");
    public static final ConfigKey<Integer> MAX_ATTEMPTS = key(
            "maxAttempts",
            ConfigType.count(1),
            null,
            "How often an ApplicationMaster is started in all; no more often than the cluster allows. YARN does not count"
                    + " those that were preempted or lost with their machine. Default: what the cluster says.");
    public static final ConfigKey<Boolean> WAIT = key(
            "wait",
            ConfigType.BOOLEAN,
            "true",
            "Cluster mode: whether the command stays until the application has ended, or returns when it is accepted.");
    public static final ConfigKey<Boolean> QUIET = key(
            "quiet",
            ConfigType.BOOLEAN,
            "false",
            "Whether the command says only what goes wrong; the driver's output comes all the same.");
    public static final ConfigKey<Boolean> JSON = key(
            "json",
            ConfigType.BOOLEAN,
            "false",
            "Whether the command writes what happens as JSON to standard output, one object a line; the driver's output"
                    + " goes to standard error then.");

    public static final ConfigKey<Duration> ACCEPT_TIMEOUT = key(
            "acceptTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long a command that waits gives the cluster to start the ApplicationMaster, before it has the application"
                    + " killed and ends with 124. Default: without end.");
    public static final ConfigKey<Duration> EXECUTORS_TIMEOUT = key(
            "executorsTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long the executors may take to register, from the start of the ApplicationMaster: all that there are to be"
                    + " at first, or as many as executor.minToStart says. If they do not, the application fails with 124."
                    + " Default: without end.");
    public static final ConfigKey<Duration> RUN_TIMEOUT = key(
            "runTimeout",
            ConfigType.POSITIVE_DURATION,
            null,
            "How long the application may take from its submission to its end, in whole seconds. YARN itself ends it then,"
                    + " also without this command, which exits with 124. Default: what the queue says.");

    public static final ConfigKey<MemorySize> DRIVER_MEMORY = key(
            "driver.memory",
            ConfigType.MEMORY,
            "1g",
            "What the driver process may use in all. Its heap is this less the overhead.");
    public static final ConfigKey<MemorySize> DRIVER_MEMORY_OVERHEAD = key(
            "driver.memoryOverhead",
            ConfigType.MEMORY,
            null,
            "How much of the driver's memory is not heap. Default: 10 %, at least 192m, at most half.");
    public static final ConfigKey<Integer> DRIVER_CORES =
            key("driver.cores", ConfigType.count(1), "1", "The driver's vcores in cluster mode.");
    public static final ConfigKey<String> DRIVER_JAVA_OPTIONS = key(
            "driver.javaOptions",
            ConfigType.TEXT,
            null,
            "Options of the driver's JVM, quoted as in a shell; the heap's size is none of them, it follows from driver.memory.");
    public static final ConfigKey<String> DRIVER_ENV =
            key("driver.env.", ConfigType.TEXT, null, "An environment variable of the driver: driver.env.NAME=value.");
    public static final ConfigKey<String> DRIVER_HOST = key(
            "driver.host",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The name or address under which executors reach the driver's machine."
                    + " Default: the address from which it reached the ApplicationMaster.");
    public static final ConfigKey<Integer> DRIVER_PORT =
            key("driver.port", ConfigType.PORT, "0", "The port that executors connect to; 0 takes a free one.");

    public static final ConfigKey<Boolean> DRIVER_HADOOP_CLASSES = key(
            "driver.hadoopClasses",
            ConfigType.BOOLEAN,
            "false",
            "Whether the driver has, behind its own jars, the Hadoop client classes that yarn-submit brings, and the cluster's"
                    + " configuration. yarn-submit map sets it when it writes to the cluster's file system.");
    public static final ConfigKey<Duration> DRIVER_STOP_TIMEOUT = key(
            "driver.stopTimeout",
            ConfigType.POSITIVE_DURATION,
            "1min",
            "How long the driver's shutdown hooks may take, when it ends by itself, before its process is ended.");

    public static final ConfigKey<Integer> EXECUTOR_INSTANCES =
            key("executor.instances", ConfigType.count(0), "2", "How many executors there are at first.");
    public static final ConfigKey<MemorySize> EXECUTOR_MEMORY = key(
            "executor.memory",
            ConfigType.MEMORY,
            "1g",
            "What an executor may use in all: the size of its container. Its heap is this less the overhead.");
    public static final ConfigKey<MemorySize> EXECUTOR_MEMORY_OVERHEAD = key(
            "executor.memoryOverhead",
            ConfigType.MEMORY,
            null,
            "How much of an executor's memory is not heap. Default: 10 %, at least 192m, at most half.");
    public static final ConfigKey<Integer> EXECUTOR_CORES = key(
            "executor.cores", ConfigType.count(1), "1", "An executor's vcores, and how many tasks it runs at a time.");
    public static final ConfigKey<String> EXECUTOR_JAVA_OPTIONS = key(
            "executor.javaOptions",
            ConfigType.TEXT,
            null,
            "Options of the executors' JVMs, quoted as in a shell; the heap's size is none of them, it follows from executor.memory.");
    public static final ConfigKey<String> EXECUTOR_ENV = key(
            "executor.env.", ConfigType.TEXT, null, "An environment variable of executors: executor.env.NAME=value.");
    public static final ConfigKey<Integer> EXECUTOR_MAX_FAILURES = key(
            "executor.maxFailures",
            ConfigType.count(1),
            null,
            "After how many executors that failed by the program's fault the application fails."
                    + " Default: twice the number of executors (with executor.dynamic, of MAX), and at least twice"
                    + " task.maxAttempts: one task that ends its executors fails before the application does.");
    public static final ConfigKey<Duration> EXECUTOR_FAILURES_VALIDITY_INTERVAL = key(
            "executor.failuresValidityInterval",
            ConfigType.POSITIVE_DURATION,
            "1h",
            "For how long an executor's failure counts towards executor.maxFailures.");
    public static final ConfigKey<List<ResourceAmount>> EXECUTOR_RESOURCES = key(
            "executor.resources",
            ConfigType.RESOURCES,
            null,
            "What else an executor needs, by the names of YARN's resource types: yarn.io/gpu=1. An amount may have one of"
                    + " YARN's units, such as G or Gi.");
    public static final ConfigKey<List<String>> EXECUTOR_HOSTS =
            key("executor.hosts", ConfigType.LIST, null, "Machines that executors should run on.");
    public static final ConfigKey<List<String>> EXECUTOR_RACKS =
            key("executor.racks", ConfigType.LIST, null, "Racks that executors should run in.");
    public static final ConfigKey<Locality> EXECUTOR_LOCALITY = key(
            "executor.locality",
            ConfigType.oneOf(Locality.class),
            "relax",
            "Whether executors may run elsewhere when executor.hosts and executor.racks have no room.");
    public static final ConfigKey<String> EXECUTOR_NODE_LABEL = key(
            "executor.nodeLabel",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The node label of the machines that executors run on. Default: the queue's.");
    public static final ConfigKey<String> EXECUTOR_PLACEMENT = key(
            "executor.placement",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "How executors are placed, terms joined by commas that all hold: one-per-host, max-per-host=N, max-per-rack=N,"
                    + " near=GROUP, apart=GROUP, attribute:NAME=VALUE, attribute:NAME!=VALUE.");
    public static final ConfigKey<Execution> EXECUTOR_EXECUTION = key(
            "executor.execution",
            ConfigType.oneOf(Execution.class),
            "guaranteed",
            "What YARN promises executors: guaranteed; opportunistic, which may be ended for others; or promoted, which"
                    + " start as opportunistic and become guaranteed when the queue has room.");
    public static final ConfigKey<Integer> EXECUTOR_MIN_TO_START = key(
            "executor.minToStart",
            ConfigType.count(0),
            "0",
            "How many containers must be there before the first executor is started; 0 starts each as it comes.");
    public static final ConfigKey<Duration> EXECUTOR_MIN_TO_START_TIMEOUT = key(
            "executor.minToStartTimeout",
            ConfigType.POSITIVE_DURATION,
            "3min",
            "How long containers are held for executor.minToStart. Then all are given back, and asked for again later.");
    public static final ConfigKey<CountRange> EXECUTOR_DYNAMIC = key(
            "executor.dynamic",
            ConfigType.RANGE,
            null,
            "Lets the number of executors follow the tasks, from MIN to MAX. It begins with executor.instances if that is"
                    + " set, else with MIN.");
    public static final ConfigKey<Duration> EXECUTOR_IDLE_TIMEOUT = key(
            "executor.idleTimeout",
            ConfigType.POSITIVE_DURATION,
            "60s",
            "With executor.dynamic: how long an executor may be without tasks before it is given back.");
    public static final ConfigKey<Duration> EXECUTOR_START_TIMEOUT = key(
            "executor.startTimeout",
            ConfigType.POSITIVE_DURATION,
            "2min",
            "How long a machine may take to answer that it starts an executor before the container is given back.");
    public static final ConfigKey<Duration> EXECUTOR_REGISTRATION_TIMEOUT = key(
            "executor.registrationTimeout",
            ConfigType.POSITIVE_DURATION,
            "2min",
            "How long an executor may take from its start to its registration before it is given up.");
    public static final ConfigKey<Duration> EXECUTOR_STOP_TIMEOUT = key(
            "executor.stopTimeout",
            ConfigType.DURATION,
            "3s",
            "How long executors may take to end by themselves when the driver has ended, before they are stopped.");
    public static final ConfigKey<Duration> EXECUTOR_HEARTBEAT_INTERVAL = key(
            "executor.heartbeatInterval",
            ConfigType.POSITIVE_DURATION,
            "5s",
            "How often an executor that has nothing else to say tells the driver that it lives.");
    public static final ConfigKey<Duration> EXECUTOR_HEARTBEAT_TIMEOUT = key(
            "executor.heartbeatTimeout",
            ConfigType.POSITIVE_DURATION,
            "60s",
            "After how long a silence the driver takes an executor for lost.");
    public static final ConfigKey<Duration> EXECUTOR_DRIVER_TIMEOUT = key(
            "executor.driverTimeout",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "How long an executor that lost its driver tries to find it again before it ends.");

    public static final ConfigKey<String> EXECUTOR_GROUPS = key(
            "executor.groups.",
            ConfigType.TEXT,
            null,
            "A value for one executor group, executor.groups.NAME.KEY=value, where KEY is what follows executor. in one of the"
                    + " keys that describe executors: instances, memory, env.NAME and so on. What a group does not set, it has"
                    + " from executor.KEY. Usually written in a job file, see docs/jobs.md.");

    public static final ConfigKey<Integer> TASK_MAX_ATTEMPTS = key(
            "task.maxAttempts",
            ConfigType.count(1),
            "4",
            "How often a task is tried when its executors are lost by the program's fault, or do not start. Losses by the cluster's"
                    + " doing end a task only when there are five times as many.");
    public static final ConfigKey<Duration> TASK_CANCEL_TIMEOUT = key(
            "task.cancelTimeout",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "For how long a task may go on after it was interrupted, because it was cancelled or its time was over. Then its"
                    + " executor ends, so that its slot is free again.");
    public static final ConfigKey<SchedulingMode> SCHEDULING = key(
            "scheduling",
            ConfigType.oneOf(SchedulingMode.class),
            "fifo",
            "How jobs that run at a time share the executors: fifo serves one after the other, fair all side by side.");
    public static final ConfigKey<Map<String, Integer>> SCHEDULING_POOLS = key(
            "scheduling.pools",
            ConfigType.WEIGHTS,
            "",
            "How much of the executors each pool of jobs gets, as in etl=3,adhoc=1. A pool that is not named here weighs 1.");
    public static final ConfigKey<String> TASK_SERIALIZATION_FILTER = key(
            "task.serializationFilter",
            ConfigType.NON_EMPTY_TEXT,
            "maxdepth=1000;maxrefs=100000000",
            "What may be deserialized in driver and executors: a pattern as java.io.ObjectInputFilter reads it.");

    public static final ConfigKey<MemorySize> JOB_MAX_RESULT_SIZE = key(
            "job.maxResultSize",
            ConfigType.MEMORY,
            null,
            "How many bytes of a job's outputs the driver holds, serialized. A job whose collected results are more fails; where"
                    + " results are read one by one, tasks wait while half of it is held. Default: a quarter of the driver's heap.");

    public static final ConfigKey<Integer> NODE_MAX_FAILURES = key(
            "node.maxFailures",
            ConfigType.count(1),
            "3",
            "After how many failed executors within executor.failuresValidityInterval a machine gets no more of them.");
    public static final ConfigKey<Duration> NODE_EXCLUDE_TIME = key(
            "node.excludeTime",
            ConfigType.POSITIVE_DURATION,
            "10min",
            "For how long such a machine gets no executors. Never more than a third of the cluster is excluded so.");
    public static final ConfigKey<List<String>> NODE_EXCLUDE =
            key("node.exclude", ConfigType.LIST, null, "Machines that never get executors.");

    public static final ConfigKey<MemorySize> AM_MEMORY = key(
            "am.memory",
            ConfigType.MEMORY,
            "512m",
            "The ApplicationMaster's own share of memory. In cluster mode its container has the driver's memory too.");
    public static final ConfigKey<Integer> AM_CORES = key(
            "am.cores",
            ConfigType.count(1),
            "1",
            "The ApplicationMaster's vcores in client mode; in cluster mode driver.cores counts.");
    public static final ConfigKey<String> AM_NODE_LABEL = key(
            "am.nodeLabel",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The node label of the machine that the ApplicationMaster runs on. Default: the queue's.");
    public static final ConfigKey<Duration> ATTEMPT_FAILURES_VALIDITY_INTERVAL = key(
            "attemptFailuresValidityInterval",
            ConfigType.POSITIVE_DURATION,
            null,
            "For how long a lost ApplicationMaster counts towards maxAttempts, as YARN counts; retryDriver counts every"
                    + " attempt. Default: for ever.");
    public static final ConfigKey<Boolean> RETRY_DRIVER = key(
            "retryDriver",
            ConfigType.BOOLEAN,
            "false",
            "Cluster mode: whether a driver that failed (an exit status other than 0, 126 and 127, or a signal other than"
                    + " SIGHUP, SIGINT and SIGTERM) is run again, as long as its attempt is not the last of maxAttempts.");
    public static final ConfigKey<Duration> AM_HEARTBEAT_MIN = key(
            "am.heartbeatMin",
            ConfigType.POSITIVE_DURATION,
            "200ms",
            "How soon the ApplicationMaster asks the ResourceManager again after a change; doubles while it waits.");
    public static final ConfigKey<Duration> AM_HEARTBEAT_MAX = key(
            "am.heartbeatMax",
            ConfigType.POSITIVE_DURATION,
            "3s",
            "The longest time between two heartbeats to the ResourceManager.");
    public static final ConfigKey<Duration> CLIENT_LEASH = key(
            "client.leash",
            ConfigType.POSITIVE_DURATION,
            "30s",
            "Client mode: how long the client may be gone before the application ends.");
    public static final ConfigKey<Duration> CONNECT_TIMEOUT = key(
            "cluster.connectTimeout",
            ConfigType.POSITIVE_DURATION,
            "20s",
            "How long the command tries to reach the ResourceManager and the cluster's file system before it gives up.");
    public static final ConfigKey<String> VIEW_ACL = key(
            "acl.view",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "Who else may see the application and its logs, where YARN checks that (yarn.acl.enable): user names with"
                    + " commas, a blank, group names with commas; * for everybody. Default: the user and administrators.");
    public static final ConfigKey<String> MODIFY_ACL = key(
            "acl.modify",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "Who else may kill the application, where YARN checks that; written as acl.view is.");

    public static final ConfigKey<List<String>> JARS = key(
            "jars",
            ConfigType.LIST,
            null,
            "Jars for the class path of driver and executors: path or URI, globs, #link.");
    public static final ConfigKey<List<String>> FILES = key(
            "files",
            ConfigType.LIST,
            null,
            "Files for the working directory of each container: path or URI, globs, #link.");
    public static final ConfigKey<List<String>> ARCHIVES = key(
            "archives",
            ConfigType.LIST,
            null,
            "Archives that are unpacked in the working directory of each container: path or URI, globs, #link.");
    public static final ConfigKey<String> STAGING_DIRECTORY = key(
            "stagingDirectory",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "Where staging directories and the library cache are kept. Default: .yarn-submit in the user's home"
                    + " on the cluster's file system.");
    public static final ConfigKey<String> LIBRARY_CACHE_SHARED = key(
            "library.cache.shared",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A directory that an administrator fills with yarn-submit cache publish, and everybody may read: path or URI."
                    + " NodeManagers keep its files for all users. Default: there is none.");

    private static final List<ConfigKey<?>> ALL = List.of(
            MASTER,
            DEPLOY_MODE,
            NAME,
            MAIN_CLASS,
            QUEUE,
            TAGS,
            PRIORITY,
            MAX_ATTEMPTS,
            WAIT,
            QUIET,
            JSON,
            ACCEPT_TIMEOUT,
            EXECUTORS_TIMEOUT,
            RUN_TIMEOUT,
            JARS,
            FILES,
            ARCHIVES,
            STAGING_DIRECTORY,
            LIBRARY_CACHE_SHARED,
            DRIVER_MEMORY,
            DRIVER_MEMORY_OVERHEAD,
            DRIVER_CORES,
            DRIVER_JAVA_OPTIONS,
            DRIVER_ENV,
            DRIVER_HOST,
            DRIVER_PORT,
            DRIVER_HADOOP_CLASSES,
            DRIVER_STOP_TIMEOUT,
            EXECUTOR_INSTANCES,
            EXECUTOR_MEMORY,
            EXECUTOR_MEMORY_OVERHEAD,
            EXECUTOR_CORES,
            EXECUTOR_JAVA_OPTIONS,
            EXECUTOR_ENV,
            EXECUTOR_MAX_FAILURES,
            EXECUTOR_FAILURES_VALIDITY_INTERVAL,
            EXECUTOR_RESOURCES,
            EXECUTOR_HOSTS,
            EXECUTOR_RACKS,
            EXECUTOR_LOCALITY,
            EXECUTOR_NODE_LABEL,
            EXECUTOR_PLACEMENT,
            EXECUTOR_EXECUTION,
            EXECUTOR_MIN_TO_START,
            EXECUTOR_MIN_TO_START_TIMEOUT,
            EXECUTOR_DYNAMIC,
            EXECUTOR_IDLE_TIMEOUT,
            EXECUTOR_START_TIMEOUT,
            EXECUTOR_REGISTRATION_TIMEOUT,
            EXECUTOR_STOP_TIMEOUT,
            EXECUTOR_HEARTBEAT_INTERVAL,
            EXECUTOR_HEARTBEAT_TIMEOUT,
            EXECUTOR_DRIVER_TIMEOUT,
            EXECUTOR_GROUPS,
            TASK_MAX_ATTEMPTS,
            SCHEDULING,
            SCHEDULING_POOLS,
            TASK_CANCEL_TIMEOUT,
            TASK_SERIALIZATION_FILTER,
            JOB_MAX_RESULT_SIZE,
            NODE_MAX_FAILURES,
            NODE_EXCLUDE_TIME,
            NODE_EXCLUDE,
            AM_MEMORY,
            AM_CORES,
            AM_NODE_LABEL,
            ATTEMPT_FAILURES_VALIDITY_INTERVAL,
            RETRY_DRIVER,
            AM_HEARTBEAT_MIN,
            AM_HEARTBEAT_MAX,
            CLIENT_LEASH,
            CONNECT_TIMEOUT,
            VIEW_ACL,
            MODIFY_ACL);

    private static final List<ConfigKey<?>> OF_GROUP = List.of(
            EXECUTOR_INSTANCES,
            EXECUTOR_DYNAMIC,
            EXECUTOR_MIN_TO_START,
            EXECUTOR_MEMORY,
            EXECUTOR_MEMORY_OVERHEAD,
            EXECUTOR_CORES,
            EXECUTOR_RESOURCES,
            EXECUTOR_JAVA_OPTIONS,
            EXECUTOR_ENV,
            EXECUTOR_HOSTS,
            EXECUTOR_RACKS,
            EXECUTOR_LOCALITY,
            EXECUTOR_NODE_LABEL,
            EXECUTOR_PLACEMENT,
            EXECUTOR_EXECUTION);

    /** What an executor group may be called: YARN has it as an allocation tag, and keys have it between dots. */
    public static final Pattern GROUP_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /** How jobs share executors. */
    public enum SchedulingMode {
        FIFO,
        FAIR
    }

    /** Whether executors may run elsewhere than where they are wanted. */
    public enum Locality {
        RELAX,
        STRICT
    }

    /** What YARN promises executors. */
    public enum Execution {
        GUARANTEED,
        OPPORTUNISTIC,
        PROMOTED
    }

    private ConfigKeys() {}

    /** The catalogue in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /** The keys of which each executor group may have a value of its own. */
    public static List<ConfigKey<?>> ofGroup() {
        return OF_GROUP;
    }

    private static <T> ConfigKey<T> key(
            String name, ConfigType<T> type, @Nullable String defaultText, String description) {
        return new ConfigKey<>("yarnsubmit." + name, type, defaultText, description, V0_1);
    }
}

package io.yarnsubmit.protocol.config;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.MemorySize;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue: every configuration key there is. {@code docs/configuration.md} is made from it. */
public final class ConfigKeys {
    private static final String V0_1 = "0.1.0";

    public static final ConfigKey<Master> MASTER = key(
            "master",
            ConfigType.oneOf(Master.class),
            "yarn",
            "Which YARN: that of the Hadoop configuration, or one that is started for this application on this machine.");
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
            "How often an ApplicationMaster is started in all. Default: what the cluster says.");
    public static final ConfigKey<Boolean> WAIT = key(
            "wait",
            ConfigType.BOOLEAN,
            "true",
            "Cluster mode: whether the command stays until the application has ended, or returns when it is accepted.");

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
                    + " Default: twice the number of executors, at least 3.");
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

    public static final ConfigKey<Integer> TASK_MAX_ATTEMPTS =
            key("task.maxAttempts", ConfigType.count(1), "4", "How often a task is tried when its executors are lost.");
    public static final ConfigKey<String> TASK_SERIALIZATION_FILTER = key(
            "task.serializationFilter",
            ConfigType.NON_EMPTY_TEXT,
            "maxdepth=1000;maxrefs=100000000",
            "What may be deserialized in driver and executors: a pattern as java.io.ObjectInputFilter reads it.");

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
            JARS,
            FILES,
            ARCHIVES,
            STAGING_DIRECTORY,
            DRIVER_MEMORY,
            DRIVER_MEMORY_OVERHEAD,
            DRIVER_CORES,
            DRIVER_JAVA_OPTIONS,
            DRIVER_ENV,
            DRIVER_HOST,
            DRIVER_PORT,
            EXECUTOR_INSTANCES,
            EXECUTOR_MEMORY,
            EXECUTOR_MEMORY_OVERHEAD,
            EXECUTOR_CORES,
            EXECUTOR_JAVA_OPTIONS,
            EXECUTOR_ENV,
            EXECUTOR_MAX_FAILURES,
            EXECUTOR_REGISTRATION_TIMEOUT,
            EXECUTOR_STOP_TIMEOUT,
            EXECUTOR_HEARTBEAT_INTERVAL,
            EXECUTOR_HEARTBEAT_TIMEOUT,
            EXECUTOR_DRIVER_TIMEOUT,
            TASK_MAX_ATTEMPTS,
            TASK_SERIALIZATION_FILTER,
            AM_MEMORY,
            AM_CORES,
            AM_HEARTBEAT_MIN,
            AM_HEARTBEAT_MAX,
            CLIENT_LEASH,
            CONNECT_TIMEOUT);

    /** Which YARN an application is submitted to. */
    public enum Master {
        YARN,
        EMBEDDED
    }

    private ConfigKeys() {}

    /** The catalogue in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    private static <T> ConfigKey<T> key(
            String name, ConfigType<T> type, @Nullable String defaultText, String description) {
        return new ConfigKey<>("yarnsubmit." + name, type, defaultText, description, V0_1);
    }
}

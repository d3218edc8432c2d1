package io.yarnsubmit.protocol.config;

import static io.yarnsubmit.protocol.config.ConfigKeys.ACCEPT_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_CORES;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_ENV;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_HEARTBEAT_MAX;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_HEARTBEAT_MIN;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_MEMORY;
import static io.yarnsubmit.protocol.config.ConfigKeys.AM_NODE_LABEL;
import static io.yarnsubmit.protocol.config.ConfigKeys.ARCHIVES;
import static io.yarnsubmit.protocol.config.ConfigKeys.ATTEMPT_FAILURES_VALIDITY_INTERVAL;
import static io.yarnsubmit.protocol.config.ConfigKeys.CLASS_ARCHIVES;
import static io.yarnsubmit.protocol.config.ConfigKeys.CLIENT_LEASH;
import static io.yarnsubmit.protocol.config.ConfigKeys.CLIENT_OUTPUT_WAIT;
import static io.yarnsubmit.protocol.config.ConfigKeys.CONNECT_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.CONTROL_EXECUTORS_MAY_SCALE;
import static io.yarnsubmit.protocol.config.ConfigKeys.DEPLOY_MODE;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_CORES;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_ENV;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_HADOOP_CLASSES;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_HOST;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_JAVA_OPTIONS;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_MEMORY;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_MEMORY_OVERHEAD;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_PORT;
import static io.yarnsubmit.protocol.config.ConfigKeys.DRIVER_STOP_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTORS_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_ACCESS;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_CORES;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_DRIVER_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_DYNAMIC;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_ENV;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_EXECUTION;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_FAILURES_VALIDITY_INTERVAL;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_GROUPS;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_HADOOP_CLASSES;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_HEARTBEAT_INTERVAL;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_HEARTBEAT_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_HOSTS;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_IDLE_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_INSTANCES;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_JAVA_OPTIONS;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_LOCALITY;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_MAX_FAILURES;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_MEMORY;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_MEMORY_OVERHEAD;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_MIN_TO_START;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_MIN_TO_START_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_NODE_LABEL;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_PLACEMENT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_RACKS;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_REGISTRATION_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_RESOURCES;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_START_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.EXECUTOR_STOP_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.FILES;
import static io.yarnsubmit.protocol.config.ConfigKeys.JARS;
import static io.yarnsubmit.protocol.config.ConfigKeys.JOB_MAX_RESULT_SIZE;
import static io.yarnsubmit.protocol.config.ConfigKeys.JSON;
import static io.yarnsubmit.protocol.config.ConfigKeys.KEYTAB;
import static io.yarnsubmit.protocol.config.ConfigKeys.LIBRARY_CACHE_SHARED;
import static io.yarnsubmit.protocol.config.ConfigKeys.MAIN_CLASS;
import static io.yarnsubmit.protocol.config.ConfigKeys.MASTER;
import static io.yarnsubmit.protocol.config.ConfigKeys.MAX_ATTEMPTS;
import static io.yarnsubmit.protocol.config.ConfigKeys.MODIFY_ACL;
import static io.yarnsubmit.protocol.config.ConfigKeys.NAME;
import static io.yarnsubmit.protocol.config.ConfigKeys.NODE_EXCLUDE;
import static io.yarnsubmit.protocol.config.ConfigKeys.NODE_EXCLUDE_TIME;
import static io.yarnsubmit.protocol.config.ConfigKeys.NODE_MAX_FAILURES;
import static io.yarnsubmit.protocol.config.ConfigKeys.PRINCIPAL;
import static io.yarnsubmit.protocol.config.ConfigKeys.PRIORITY;
import static io.yarnsubmit.protocol.config.ConfigKeys.PROXY_USER;
import static io.yarnsubmit.protocol.config.ConfigKeys.QUEUE;
import static io.yarnsubmit.protocol.config.ConfigKeys.QUIET;
import static io.yarnsubmit.protocol.config.ConfigKeys.RETRY_DRIVER;
import static io.yarnsubmit.protocol.config.ConfigKeys.RUN_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.SCHEDULING;
import static io.yarnsubmit.protocol.config.ConfigKeys.SCHEDULING_POOLS;
import static io.yarnsubmit.protocol.config.ConfigKeys.STAGING_DIRECTORY;
import static io.yarnsubmit.protocol.config.ConfigKeys.TAGS;
import static io.yarnsubmit.protocol.config.ConfigKeys.TASK_CANCEL_TIMEOUT;
import static io.yarnsubmit.protocol.config.ConfigKeys.TASK_MAX_ATTEMPTS;
import static io.yarnsubmit.protocol.config.ConfigKeys.TASK_SERIALIZATION_FILTER;
import static io.yarnsubmit.protocol.config.ConfigKeys.VIEW_ACL;
import static io.yarnsubmit.protocol.config.ConfigKeys.WAIT;
import static io.yarnsubmit.protocol.config.ContainerKeys.AM_DOCKER_IMAGE;
import static io.yarnsubmit.protocol.config.ContainerKeys.AM_DOCKER_MOUNTS;
import static io.yarnsubmit.protocol.config.ContainerKeys.DOCKER_IMAGE;
import static io.yarnsubmit.protocol.config.ContainerKeys.DOCKER_MOUNTS;
import static io.yarnsubmit.protocol.config.ContainerKeys.EXECUTOR_DOCKER_IMAGE;
import static io.yarnsubmit.protocol.config.ContainerKeys.EXECUTOR_DOCKER_MOUNTS;
import static io.yarnsubmit.protocol.config.ContainerKeys.SECRET_ENV;
import static io.yarnsubmit.protocol.config.ContainerKeys.SECRET_FILE;
import static io.yarnsubmit.protocol.config.PageKeys.PAGE_ENABLED;
import static io.yarnsubmit.protocol.config.PageKeys.PAGE_PORT;
import static io.yarnsubmit.protocol.config.RoleKeys.PORT_RANGE;
import static io.yarnsubmit.protocol.config.RoleKeys.SUCCESS;
import static io.yarnsubmit.protocol.config.TokenKeys.ACCESS_FILE_SYSTEMS;
import static io.yarnsubmit.protocol.config.TokenKeys.TOKENS;
import static io.yarnsubmit.protocol.config.TokenKeys.TOKEN_CONF_REGEX;
import static io.yarnsubmit.protocol.config.TokenKeys.TOKEN_JARS;
import static io.yarnsubmit.protocol.config.TokenKeys.UNRENEWED_FILE_SYSTEMS;

import java.util.List;
import java.util.stream.Stream;

/** All configuration keys. {@code docs/configuration.md} is generated from this list. */
public final class ConfigCatalogue {
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
            SUCCESS,
            JARS,
            FILES,
            ARCHIVES,
            SECRET_FILE,
            SECRET_ENV,
            DOCKER_IMAGE,
            DOCKER_MOUNTS,
            ACCESS_FILE_SYSTEMS,
            UNRENEWED_FILE_SYSTEMS,
            TOKEN_CONF_REGEX,
            TOKENS,
            TOKEN_JARS,
            STAGING_DIRECTORY,
            LIBRARY_CACHE_SHARED,
            CLASS_ARCHIVES,
            CONTROL_EXECUTORS_MAY_SCALE,
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
            EXECUTOR_DOCKER_IMAGE,
            EXECUTOR_DOCKER_MOUNTS,
            EXECUTOR_HADOOP_CLASSES,
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
            EXECUTOR_ACCESS,
            PORT_RANGE,
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
            AM_ENV,
            AM_NODE_LABEL,
            AM_DOCKER_IMAGE,
            AM_DOCKER_MOUNTS,
            ATTEMPT_FAILURES_VALIDITY_INTERVAL,
            RETRY_DRIVER,
            AM_HEARTBEAT_MIN,
            AM_HEARTBEAT_MAX,
            CLIENT_LEASH,
            CLIENT_OUTPUT_WAIT,
            CONNECT_TIMEOUT,
            PAGE_ENABLED,
            PAGE_PORT,
            VIEW_ACL,
            MODIFY_ACL,
            PRINCIPAL,
            KEYTAB,
            PROXY_USER);

    private static final List<ConfigKey<?>> OF_ANY_GROUP = List.of(
            EXECUTOR_INSTANCES,
            EXECUTOR_DYNAMIC,
            EXECUTOR_MIN_TO_START,
            EXECUTOR_MEMORY,
            EXECUTOR_MEMORY_OVERHEAD,
            EXECUTOR_CORES,
            EXECUTOR_RESOURCES,
            EXECUTOR_JAVA_OPTIONS,
            EXECUTOR_ENV,
            EXECUTOR_DOCKER_IMAGE,
            EXECUTOR_DOCKER_MOUNTS,
            EXECUTOR_HOSTS,
            EXECUTOR_RACKS,
            EXECUTOR_LOCALITY,
            EXECUTOR_NODE_LABEL,
            EXECUTOR_PLACEMENT,
            EXECUTOR_EXECUTION);

    private static final List<ConfigKey<?>> OF_GROUP =
            Stream.concat(OF_ANY_GROUP.stream(), RoleKeys.ofRole().stream()).toList();

    private ConfigCatalogue() {}

    /** All keys, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /** The keys that an executor group can have: those of which it has a value of its own, and those of roles. */
    public static List<ConfigKey<?>> ofGroup() {
        return OF_GROUP;
    }
}

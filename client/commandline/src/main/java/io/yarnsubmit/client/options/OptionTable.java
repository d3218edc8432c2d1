package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.OptionGroup.APPLICATION;
import static io.yarnsubmit.client.options.OptionGroup.COMMAND;
import static io.yarnsubmit.client.options.OptionGroup.CONTAINERS;
import static io.yarnsubmit.client.options.OptionGroup.DRIVER;
import static io.yarnsubmit.client.options.OptionGroup.EXECUTORS;
import static io.yarnsubmit.client.options.OptionGroup.EXECUTOR_PLACES;
import static io.yarnsubmit.client.options.OptionGroup.FILES;
import static io.yarnsubmit.client.options.OptionGroup.LOGIN;
import static io.yarnsubmit.client.options.OptionGroup.PLACE;

import io.yarnsubmit.client.options.OptionEffect.ReadsFile;
import io.yarnsubmit.client.options.OptionEffect.ReadsSpec;
import io.yarnsubmit.client.options.OptionEffect.SetsAnyKey;
import io.yarnsubmit.client.options.OptionEffect.SetsEnvironment;
import io.yarnsubmit.client.options.OptionEffect.SetsKey;
import io.yarnsubmit.client.options.OptionEffect.SetsKeyTo;
import io.yarnsubmit.client.options.OptionEffect.SetsSecret;
import io.yarnsubmit.client.options.OptionEffect.SetsSpecKey;
import io.yarnsubmit.client.options.OptionEffect.Switch;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.config.TokenKeys;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table of the command's options. Parsing, help and documentation are made from it, so they cannot differ.
 *
 * <p>Names are spark-submit's wherever it has the option. As there, the last value of a repeated option counts; but
 * lists and JVM options add up, because a wrapper script's {@code --jars} must not vanish behind the user's.
 */
final class OptionTable {
    static final String PROPERTIES_FILE = "properties-file";
    static final String CONF = "conf";
    static final String FILE = "file";
    static final String SET = "set";
    static final String DRY_RUN = "dry-run";
    static final String JSON = "json";
    static final String NO_WAIT = "no-wait";
    static final String TIMELINE = "timeline";
    static final String QUIET = "quiet";
    static final String VERBOSE = "verbose";
    static final String VERSION = "version";
    static final String HELP = "help";
    static final String KILL = "kill";
    static final String STATUS = "status";

    /** Options that name a program, or stand for a verb. */
    static final Set<String> OF_PROGRAMS = Set.of("class", KILL, STATUS, VERSION);

    private static final OptionRow PRINCIPAL =
            key(LOGIN, "principal", "NAME", ConfigKeys.PRINCIPAL, "Kerberos principal, with --keytab");
    private static final OptionRow KEYTAB =
            key(LOGIN, "keytab", "FILE", ConfigKeys.KEYTAB, "its keys, instead of a ticket (kinit)");
    private static final OptionRow PROXY_USER =
            key(LOGIN, "proxy-user", "NAME", ConfigKeys.PROXY_USER, "for services: act on behalf of this user");

    /** Who asks the cluster. Verbs have them too. */
    static final List<OptionRow> OF_LOGIN = List.of(PRINCIPAL, KEYTAB, PROXY_USER);

    private static final List<OptionRow> ROWS = List.of(
            key(PLACE, "master", "WHERE", ConfigKeys.MASTER, "yarn, embedded or local[N]")
                    .asCommon(),
            key(PLACE, "deploy-mode", "client|cluster", ConfigKeys.DEPLOY_MODE, "where the driver runs")
                    .asCommon(),
            key(PLACE, "queue", "NAME", ConfigKeys.QUEUE, "leaf queue: name or path")
                    .asCommon(),
            key(DRIVER, "class", "NAME", ConfigKeys.MAIN_CLASS, "main class (default: the jar's Main-Class)")
                    .asCommon(),
            key(DRIVER, "driver-memory", "SIZE", ConfigKeys.DRIVER_MEMORY, "its memory, heap included")
                    .asCommon(),
            key(DRIVER, "driver-cores", "N", ConfigKeys.DRIVER_CORES, "its vcores, in cluster mode"),
            environment(DRIVER, "driver-env", ConfigKeys.DRIVER_ENV, "a variable, repeatable; NAME alone copies yours"),
            javaOptions(DRIVER, "driver-java-options", ConfigKeys.DRIVER_JAVA_OPTIONS),
            key(EXECUTORS, "num-executors", "N", ConfigKeys.EXECUTOR_INSTANCES, "how many to start with")
                    .asCommon(),
            key(
                            EXECUTORS,
                            "dynamic-executors",
                            "MIN..MAX",
                            ConfigKeys.EXECUTOR_DYNAMIC,
                            "let their number follow the tasks")
                    .asCommon(),
            key(EXECUTORS, "scheduling", "fifo|fair", ConfigKeys.SCHEDULING, "how concurrent jobs share executors"),
            key(
                    EXECUTORS,
                    "min-executors-to-start",
                    "N",
                    ConfigKeys.EXECUTOR_MIN_TO_START,
                    "start none until N containers are granted"),
            key(
                    EXECUTORS,
                    "max-executor-failures",
                    "N",
                    ConfigKeys.EXECUTOR_MAX_FAILURES,
                    "end the application when N have failed"),
            key(EXECUTORS, "executor-memory", "SIZE", ConfigKeys.EXECUTOR_MEMORY, "memory of each, heap included")
                    .asCommon(),
            key(EXECUTORS, "executor-cores", "N", ConfigKeys.EXECUTOR_CORES, "vcores and tasks at a time")
                    .asCommon(),
            list(
                    EXECUTORS,
                    "executor-resource",
                    "NAME=N",
                    ConfigKeys.EXECUTOR_RESOURCES,
                    "other resources of each: yarn.io/gpu=1"),
            environment(
                    EXECUTORS,
                    "executor-env",
                    ConfigKeys.EXECUTOR_ENV,
                    "a variable, repeatable; NAME alone copies yours"),
            javaOptions(EXECUTORS, "executor-java-options", ConfigKeys.EXECUTOR_JAVA_OPTIONS),
            list(EXECUTOR_PLACES, "executor-hosts", "HOSTS", ConfigKeys.EXECUTOR_HOSTS, "run on these machines"),
            list(EXECUTOR_PLACES, "executor-racks", "RACKS", ConfigKeys.EXECUTOR_RACKS, "run in these racks"),
            key(
                    EXECUTOR_PLACES,
                    "executor-locality",
                    "MODE",
                    ConfigKeys.EXECUTOR_LOCALITY,
                    "strict: only on those hosts and racks"),
            key(
                    EXECUTOR_PLACES,
                    "executor-label",
                    "NAME",
                    ConfigKeys.EXECUTOR_NODE_LABEL,
                    "run on machines with this node label"),
            list(
                    EXECUTOR_PLACES,
                    "executor-placement",
                    "TERMS",
                    ConfigKeys.EXECUTOR_PLACEMENT,
                    "one-per-host, max-per-rack=2 and others"),
            key(
                    EXECUTOR_PLACES,
                    "executor-execution",
                    "KIND",
                    ConfigKeys.EXECUTOR_EXECUTION,
                    "guaranteed, opportunistic or promoted"),
            list(EXECUTOR_PLACES, "exclude-nodes", "HOSTS", ConfigKeys.NODE_EXCLUDE, "never run on these machines"),
            list(FILES, "jars", "PATHS", ConfigKeys.JARS, "for the class path: paths, URIs, globs")
                    .asCommon(),
            list(FILES, "files", "PATHS", ConfigKeys.FILES, "for the working directories; PATH#link")
                    .asCommon(),
            list(FILES, "archives", "PATHS", ConfigKeys.ARCHIVES, "like --files, but unpacked below their links"),
            secret("secret", ContainerKeys.SECRET_FILE, "a secret as a file in $YARN_SUBMIT_SECRETS, repeatable"),
            secret("secret-env", ContainerKeys.SECRET_ENV, "a secret as a file and a variable, repeatable"),
            list(
                    FILES,
                    "access-file-systems",
                    "URIS",
                    TokenKeys.ACCESS_FILE_SYSTEMS,
                    "more file systems to get tokens for, on secured clusters"),
            key(
                    CONTAINERS,
                    "docker-image",
                    "IMAGE",
                    ContainerKeys.DOCKER_IMAGE,
                    "run in this image, see docs/programs.md"),
            list(CONTAINERS, "docker-mounts", "MOUNTS", ContainerKeys.DOCKER_MOUNTS, "what is mounted: /data:/data:ro"),
            key(APPLICATION, "name", "TEXT", ConfigKeys.NAME, "name that YARN shows (default: the program)")
                    .asCommon(),
            list(APPLICATION, "tags", "TAGS", ConfigKeys.TAGS, "tags to list applications by: a,b"),
            key(APPLICATION, "priority", "N", ConfigKeys.PRIORITY, "priority in its queue; a higher one goes first"),
            key(
                    APPLICATION,
                    "max-attempts",
                    "N",
                    ConfigKeys.MAX_ATTEMPTS,
                    "attempts in total (default: the cluster's)"),
            row(
                    APPLICATION,
                    "retry-driver",
                    null,
                    null,
                    new SetsKeyTo(ConfigKeys.RETRY_DRIVER, "true"),
                    "cluster mode: run a failed driver again"),
            key(
                    APPLICATION,
                    "accept-timeout",
                    "TIME",
                    ConfigKeys.ACCEPT_TIMEOUT,
                    "kill it if it has not started by then: 10min"),
            key(
                    APPLICATION,
                    "executors-timeout",
                    "TIME",
                    ConfigKeys.EXECUTORS_TIMEOUT,
                    "fail if executors are missing by then"),
            key(APPLICATION, "run-timeout", "TIME", ConfigKeys.RUN_TIMEOUT, "time from submission to end"),
            key(APPLICATION, "am-label", "NAME", ConfigKeys.AM_NODE_LABEL, "the ApplicationMaster's node label"),
            key(APPLICATION, "am-memory", "SIZE", ConfigKeys.AM_MEMORY, "the ApplicationMaster's own memory"),
            key(APPLICATION, "view-acl", "USERS", ConfigKeys.VIEW_ACL, "who else may view it: ann,bob group1"),
            key(APPLICATION, "modify-acl", "USERS", ConfigKeys.MODIFY_ACL, "who else may kill it"),
            row(APPLICATION, FILE, "f", "FILE", new ReadsSpec(), "a job file, see docs/jobs.md")
                    .asCommon(),
            row(APPLICATION, SET, null, "PATH=VALUE", new SetsSpecKey(), "set a key of the job file; repeatable"),
            row(APPLICATION, CONF, "c", "KEY=VALUE", new SetsAnyKey(), "set any configuration key; repeatable")
                    .asCommon(),
            row(APPLICATION, PROPERTIES_FILE, null, "FILE", new ReadsFile(), "configuration keys from a file"),
            PRINCIPAL,
            KEYTAB,
            PROXY_USER,
            row(
                            COMMAND,
                            NO_WAIT,
                            null,
                            null,
                            new SetsKeyTo(ConfigKeys.WAIT, "false"),
                            "cluster mode: return when accepted, print id")
                    .asCommon(),
            row(COMMAND, DRY_RUN, null, null, new Switch(), "show what would be done, and do nothing")
                    .asCommon(),
            row(COMMAND, TIMELINE, null, null, new Switch(), "show at the end where the time went"),
            row(COMMAND, QUIET, "q", null, new SetsKeyTo(ConfigKeys.QUIET, "true"), "report only problems"),
            row(
                            COMMAND,
                            JSON,
                            null,
                            null,
                            new SetsKeyTo(ConfigKeys.JSON, "true"),
                            "for programs: one JSON object per line")
                    .asCommon(),
            row(COMMAND, STATUS, null, "APP", new Switch(), "same as the verb status, as in spark-submit"),
            row(COMMAND, KILL, null, "APP", new Switch(), "same as the verb kill, as in spark-submit"),
            row(COMMAND, VERBOSE, "v", null, new Switch(), "show each value and where it came from"),
            row(COMMAND, VERSION, null, null, new Switch(), "show the version and exit"),
            row(COMMAND, HELP, "h", null, new Switch(), "show this and exit; --help all: everything")
                    .asCommon());

    private static final OptionSet SUBMIT = new OptionSet(ROWS);

    private OptionTable() {}

    /** The options in the order of the help. */
    static List<OptionRow> rows() {
        return ROWS;
    }

    /** The options of submitting. */
    static OptionSet submit() {
        return SUBMIT;
    }

    private static OptionRow key(OptionGroup group, String name, String argument, ConfigKey<?> key, String help) {
        return row(group, name, null, argument, new SetsKey(key, null), help);
    }

    private static OptionRow list(OptionGroup group, String name, String argument, ConfigKey<?> key, String help) {
        return row(group, name, null, argument, new SetsKey(key, ","), help);
    }

    private static OptionRow javaOptions(OptionGroup group, String name, ConfigKey<?> key) {
        return row(group, name, null, "WORDS", new SetsKey(key, " "), "JVM options, quoted as in a shell");
    }

    private static OptionRow environment(OptionGroup group, String name, ConfigKey<?> prefix, String help) {
        return row(group, name, null, "NAME=VALUE", new SetsEnvironment(prefix), help);
    }

    private static OptionRow secret(String name, ConfigKey<?> prefix, String help) {
        return row(FILES, name, null, "NAME=FILE", new SetsSecret(prefix), help);
    }

    private static OptionRow row(
            OptionGroup group,
            String name,
            @Nullable String letter,
            @Nullable String argument,
            OptionEffect effect,
            String help) {
        return new OptionRow(group, name, letter, argument, effect, help);
    }
}

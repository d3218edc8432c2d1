package io.yarnsubmit.client.options;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.MemoryOverhead;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerVariables;
import io.yarnsubmit.protocol.config.Settings;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be true of the JVM options and the environment of a process that runs user code. */
final class ProcessChecks {
    private static final Pattern INITIAL_HEAP = Pattern.compile(
            "(?:-X?ms|-XX:(?:InitialHeapSize|MinHeapSize|SoftMaxHeapSize)=)(0[xX][0-9a-fA-F]+|[0-9]+)([kKmMgGtT]?)");
    /** A JVM takes options from these too. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", ValueChecks.LAST_OPTIONS);

    private static final String LOG_DIRECTORY = "<LOG_DIR>";
    private final GivenValues given;
    private final Settings settings;
    private final Problems problems;

    ProcessChecks(GivenValues given, Problems problems) {
        this.given = given;
        this.settings = given.settings();
        this.problems = problems;
    }

    /** The driver and the ApplicationMaster. */
    void checkDriver() {
        List<String> options =
                ShellWords.split(settings.find(ConfigKeys.DRIVER_JAVA_OPTIONS).orElse(""));
        checkHeap(
                options,
                given.named(ConfigKeys.DRIVER_JAVA_OPTIONS),
                ConfigKeys.DRIVER_MEMORY,
                ConfigKeys.DRIVER_MEMORY_OVERHEAD);
        checkOptionVariables(
                settings.family(ConfigKeys.DRIVER_ENV),
                ConfigKeys.DRIVER_ENV,
                ConfigKeys.DRIVER_MEMORY,
                ConfigKeys.DRIVER_MEMORY_OVERHEAD);
        checkLogDirectory(options);
        ContainerVariables.ownPathProblems(
                        settings.family(ConfigKeys.DRIVER_ENV), name -> named(ConfigKeys.DRIVER_ENV, name))
                .forEach(problems::add);
        checkContainer(settings.family(ConfigKeys.AM_ENV), ConfigKeys.AM_ENV);
    }

    void checkExecutors(GroupRequest group) {
        checkHeap(
                group.javaOptions(),
                given.named(ConfigKeys.EXECUTOR_JAVA_OPTIONS),
                ConfigKeys.EXECUTOR_MEMORY,
                ConfigKeys.EXECUTOR_MEMORY_OVERHEAD);
        checkOptionVariables(
                group.environment(),
                ConfigKeys.EXECUTOR_ENV,
                ConfigKeys.EXECUTOR_MEMORY,
                ConfigKeys.EXECUTOR_MEMORY_OVERHEAD);
        checkContainer(group.environment(), ConfigKeys.EXECUTOR_ENV);
    }

    private void checkContainer(Map<String, String> environment, ConfigKey<String> key) {
        ContainerVariables.problems(environment, name -> named(key, name)).forEach(problems::add);
    }

    /** In client mode on a cluster the driver is in no container. */
    private void checkLogDirectory(List<String> options) {
        boolean none = settings.get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLIENT
                && !settings.get(ConfigKeys.MASTER).isLocal();
        if (none && options.stream().anyMatch(option -> option.contains(LOG_DIRECTORY))) {
            problems.add(given.named(ConfigKeys.DRIVER_JAVA_OPTIONS) + " has " + LOG_DIRECTORY
                    + ", the log directory of a container, but in client mode the driver is in none; name a folder"
                    + " of this machine, or add --deploy-mode cluster");
        }
    }

    private void checkOptionVariables(
            Map<String, String> environment,
            ConfigKey<String> key,
            ConfigKey<MemorySize> memory,
            ConfigKey<MemorySize> overhead) {
        for (String variable : OPTION_VARIABLES) {
            String options = environment.getOrDefault(variable, "");
            checkHeap(List.of(options.split("\\s+")), named(key, variable), memory, overhead);
        }
    }

    /** The JVM would not start. */
    private void checkHeap(
            List<String> options, String where, ConfigKey<MemorySize> memory, ConfigKey<MemorySize> overhead) {
        MemorySize process = settings.get(memory);
        MemorySize rest = settings.find(overhead).orElse(MemoryOverhead.of(process));
        if (rest.compareTo(process) >= 0) {
            // Another check tells.
            return;
        }
        MemorySize heap = process.minus(rest);
        for (String option : options) {
            Matcher matcher = INITIAL_HEAP.matcher(option);
            if (matcher.matches()
                    && bytes(matcher).compareTo(BigInteger.valueOf(heap.mib()).shiftLeft(20)) > 0) {
                problems.add("'" + option + "' of " + where + " is more than the heap, which is "
                        + heap + " of the " + process + " of " + given.named(memory)
                        + "; lower the one or raise the other");
            }
        }
    }

    private static BigInteger bytes(Matcher heap) {
        int shift = switch (heap.group(2)) {
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            case "t", "T" -> 40;
            default -> 0;
        };
        String number = heap.group(1);
        BigInteger count = number.matches("0[xX].*") ? new BigInteger(number.substring(2), 16) : new BigInteger(number);
        return count.shiftLeft(shift);
    }

    private String named(ConfigKey<String> family, String name) {
        ResolvedValue value = given.values().get(family.name() + name);
        return value == null ? family.name() + name : value.origin().named(value.key()) + " " + name;
    }
}

package io.yarnsubmit.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of a JVM that runs user code: ours first, so that the user's win. */
public final class JavaOptions {
    /** Stands for the container's log directory, in the user's options as in YARN's own commands. */
    public static final String LOG_DIRECTORY = "<LOG_DIR>";

    static final String TEMPORARY_FILES = "java.io.tmpdir";

    // Two collectors together are an error to the JVM, so the user's choice takes ours away.
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC");
    /** A JVM also takes options from these. Ours on the command line would win over those in the first one. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    /** Without a locale, as in a container, the JVM would not use UTF-8. Since Java 19 that includes its output. */
    private static final List<String> ENCODINGS =
            List.of("file.encoding", "sun.jnu.encoding", "stdout.encoding", "stderr.encoding");

    private JavaOptions() {}

    /**
     * The words between {@code java} and the class path.
     *
     * @param environment the process's own variables
     */
    public static List<String> of(int heapMib, List<String> userOptions, Map<String, String> environment) {
        List<String> options = new ArrayList<>(collector(userOptions, environment));
        if (!anyGiven(option -> option.startsWith("-Xshare"), userOptions, environment)) {
            options.add("-Xshare:auto");
        }
        for (String encoding : ENCODINGS) {
            if (!isGiven(encoding, userOptions, environment)) {
                options.add("-D" + encoding + "=UTF-8");
            }
        }
        options.add("-Xmx" + heapMib + "m");
        options.addAll(userOptions);
        return options;
    }

    /** The small collector, unless the user has chosen one. */
    public static List<String> collector(List<String> userOptions, Map<String, String> environment) {
        return anyGiven(COLLECTOR.asMatchPredicate(), userOptions, environment)
                ? List.of()
                : List.of("-XX:+UseSerialGC");
    }

    /** Whether the user sets a system property. */
    static boolean isGiven(String property, List<String> userOptions, Map<String, String> environment) {
        return anyGiven(option -> option.startsWith("-D" + property + "="), userOptions, environment);
    }

    private static boolean anyGiven(
            Predicate<String> option, List<String> userOptions, Map<String, String> environment) {
        return userOptions.stream().anyMatch(option)
                || VARIABLES.stream()
                        .anyMatch(name -> words(environment.get(name)).stream().anyMatch(option));
    }

    private static List<String> words(@Nullable String value) {
        return value == null ? List.of() : List.of(value.trim().split("\\s+"));
    }

    /** With the directory in place of {@link #LOG_DIRECTORY}. */
    public static List<String> inLogDirectory(List<String> userOptions, String directory) {
        return userOptions.stream()
                .map(option -> option.replace(LOG_DIRECTORY, directory))
                .toList();
    }
}

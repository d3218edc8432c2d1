package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Java processes of an application's containers, found by their environment and command in {@code /proc}. */
public final class ContainerProcesses {
    private ContainerProcesses() {}

    /** All processes that run in containers of the application. */
    public static List<ProcessHandle> of(String applicationId) {
        String containers = applicationId.replace("application_", "container_");
        return matching(process -> environment(process).stream()
                .anyMatch(variable -> variable.startsWith("CONTAINER_ID=" + containers)
                        || variable.matches("CONTAINER_ID=container_e\\d+_" + containers.substring(10) + ".*")));
    }

    /** Those of them whose command line has this word. */
    public static List<ProcessHandle> of(String applicationId, String word) {
        return of(applicationId).stream()
                .filter(process -> command(process).contains(word))
                .toList();
    }

    /** All processes in containers, of whatever application, whose NodeManager keeps its files below this directory. */
    public static List<ProcessHandle> under(Path directory) {
        return matching(process -> {
            List<String> variables = environment(process);
            return variables.stream().anyMatch(variable -> variable.startsWith("CONTAINER_ID="))
                    && variables.stream().anyMatch(variable -> variable.startsWith("LOCAL_DIRS=" + directory));
        });
    }

    /** The value of a variable in a process's environment; empty if it has none. */
    public static String variable(ProcessHandle process, String name) {
        return environment(process).stream()
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Descendants of a process whose command line has this word. */
    public static List<ProcessHandle> below(ProcessHandle parent, String word) {
        return parent.descendants()
                .filter(process -> command(process).contains(word))
                .toList();
    }

    private static List<ProcessHandle> matching(Predicate<ProcessHandle> wanted) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.filter(wanted).toList();
        }
    }

    private static List<String> environment(ProcessHandle process) {
        return List.of(read(process, "environ").split("\0"));
    }

    private static String command(ProcessHandle process) {
        return read(process, "cmdline").replace('\0', ' ');
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

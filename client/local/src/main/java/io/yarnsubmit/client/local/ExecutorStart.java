package io.yarnsubmit.client.local;

import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.home.RuntimeJar;
import io.yarnsubmit.launch.JavaOptions;
import io.yarnsubmit.launch.UserJvm;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.secrets.SecretVariables;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts executor processes as a NodeManager does: each in a directory of its own with links to the user's files, its launch
 * document in a file that the environment names. Thread-safe.
 */
final class ExecutorStart {
    /**
     * A Ctrl-C goes to all processes of the terminal's foreground, but the command ends the application: an executor would be
     * lost and replaced meanwhile. Ignored signals stay ignored across exec.
     */
    private static final List<String> WITHOUT_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final LocalPlaces places;
    private final RuntimeJar runtime;
    private final Map<String, Path> links;
    private final Map<String, ExecutorGroupPlan> groups = new ConcurrentHashMap<>();
    /** Of executors that run a command, or an instance of a role, instead of tasks. */
    private final Map<Integer, ProcessMark> marks = new ConcurrentHashMap<>();

    /** @param links the links for each working directory, by name */
    ExecutorStart(LocalPlaces places, RuntimeJar runtime, Map<String, Path> links, List<ExecutorGroupPlan> plans) {
        this.places = places;
        this.runtime = runtime;
        this.links = Map.copyOf(links);
        plans.forEach(plan -> groups.put(plan.getName(), plan));
    }

    /** Archives are unpacked once, and all executors link to them. */
    static Map<String, Path> links(List<ContainerFile> files, LocalPlaces places) throws IOException {
        Map<String, Path> links = new HashMap<>();
        for (ContainerFile file : files) {
            Path path = ((ContainerFile.Local) file.source()).path();
            Path archives = places.privateDirectory().resolve("archives");
            links.put(
                    file.link(),
                    switch (file.kind()) {
                        case ARCHIVE -> Archives.unpacked(path, archives.resolve(file.link()));
                        default -> path;
                    });
        }
        return links;
    }

    /** Executors of a group are started otherwise from now on. */
    void changed(ExecutorGroupPlan plan) {
        groups.put(plan.getName(), plan);
    }

    /** The name of the executor's directories. */
    static String name(String executorId) {
        return "executor-" + executorId;
    }

    /** The executor's log directory. */
    Path logs(int executorId) {
        return places.logDirectory().resolve(name(Integer.toString(executorId)));
    }

    Process start(ExecutorLaunch launch) throws IOException {
        String name = name(Integer.toString(launch.getExecutorId()));
        Path directory = Files.createDirectory(places.privateDirectory().resolve(name));
        for (Map.Entry<String, Path> link : links.entrySet()) {
            Files.createSymbolicLink(directory.resolve(link.getKey()), link.getValue());
        }
        Path credentials = places.privateDirectory().resolve(name + ".credentials");
        CredentialsFile.write(credentials, launch);
        Path logs = Files.createDirectories(logs(launch.getExecutorId()));
        ExecutorGroupPlan group = Objects.requireNonNull(groups.get(launch.getGroup()), "unknown group");
        ProcessBuilder builder = new ProcessBuilder(command(group, directory, logs))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(logs.resolve("stdout").toFile())
                .redirectError(logs.resolve("stderr").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("CONTAINER_ID", launch.getContainerId());
        environment.put("LOG_DIRS", logs.toString());
        environment.putAll(group.getEnvironmentMap());
        if (launch.getSecrets().getSecretsCount() > 0) {
            environment.put(
                    SecretFiles.VARIABLE,
                    directory.resolve(LaunchNames.SECRETS_DIRECTORY).toString());
            environment.putAll(SecretVariables.of(launch.getSecrets()));
        }
        if (launch.getCommandCount() > 0 || launch.getRole()) {
            ProcessMark mark = ProcessMark.make();
            mark.putInto(environment);
            marks.put(launch.getExecutorId(), mark);
        }
        environment.put("HADOOP_TOKEN_FILE_LOCATION", credentials.toString());
        return builder.start();
    }

    /** A process has ended: the command that it ran ends too, if it could not do so itself. */
    void ended(int executorId) {
        ProcessMark mark = marks.get(executorId);
        if (mark != null) {
            mark.endAll(GRACE);
            marks.remove(executorId);
        }
    }

    /** All processes have ended. */
    void allEnded() {
        List.copyOf(marks.keySet()).forEach(this::ended);
    }

    private List<String> command(ExecutorGroupPlan group, Path directory, Path logs) throws IOException {
        UserJvm jvm = new UserJvm(
                group.getHeapMib(),
                JavaOptions.inLogDirectory(group.getJavaOptionsList(), logs.toString()),
                environment(group),
                runtime.before(group.getUserJarsList()));
        Path temporaryFiles = Files.createDirectory(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(WITHOUT_TERMINAL);
        Path javaHome = javaHome(group.getEnvironmentMap());
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(runtime.options(javaHome));
        command.addAll(jvm.words(temporaryFiles.toString()));
        command.add(LaunchNames.EXECUTOR_MAIN);
        return command;
    }

    /** It inherits this process's own. */
    private static Map<String, String> environment(ExecutorGroupPlan group) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(group.getEnvironmentMap());
        return environment;
    }

    /** The user's JDK for the executors, or the one that this process runs with. */
    private static Path javaHome(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("JAVA_HOME", System.getProperty("java.home")));
    }
}

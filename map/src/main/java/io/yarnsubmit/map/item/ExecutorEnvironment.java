package io.yarnsubmit.map.item;

import io.yarnsubmit.api.TaskContext;
import io.yarnsubmit.map.files.OwnFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The executor that units run on: its names, the files in its directory, its setup, and its running processes.
 *
 * <p>There is one for each process, in a static field, because the tasks of an executor share nothing else.
 */
final class ExecutorEnvironment {
    private static final ExecutorEnvironment OF_THIS_PROCESS =
            withFastProcessStart(new ExecutorEnvironment(System.getenv(), Path.of("")));

    private static final String LAUNCH_MECHANISM = "jdk.lang.Process.launchMechanism";

    private static final String SETUP_OUTPUT = "yarn-submit-map-setup";
    private static final String PLAN = "yarn-submit-map.plan";

    private final Path directory;
    private final Path items;
    private final String host;
    private final String containerId;
    private final String name;
    private final Set<ProcessTree> running = ConcurrentHashMap.newKeySet();
    private @Nullable List<Path> files;
    private @Nullable String setupProblem;
    private boolean setupDone;
    private boolean begun;

    /** @param directory the executor's working directory */
    ExecutorEnvironment(Map<String, String> environment, Path directory) {
        this.directory = directory.toAbsolutePath();
        this.items = this.directory.resolve(OwnFiles.ITEMS);
        this.host = environment.getOrDefault("NM_HOST", nameOfThisMachine());
        this.containerId = environment.getOrDefault("CONTAINER_ID", "");
        this.name = containerId.isEmpty() ? host + ":" + ProcessHandle.current().pid() : containerId;
    }

    static ExecutorEnvironment ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * By default a JVM starts processes through a helper program, which takes a quarter of the time of a short command.
     * This selects a faster mechanism, which must happen before the first start. Newer JVMs do not offer it.
     */
    private static ExecutorEnvironment withFastProcessStart(ExecutorEnvironment executor) {
        boolean said = System.getProperty(LAUNCH_MECHANISM) != null;
        if (!said
                && Files.isDirectory(Path.of("/proc/self"))
                && Runtime.version().feature() < 25) {
            System.setProperty(LAUNCH_MECHANISM, "VFORK");
        }
        return executor;
    }

    String name() {
        return name;
    }

    String host() {
        return host;
    }

    String containerId() {
        return containerId;
    }

    /** The executor's own working directory. */
    Path directory() {
        return directory;
    }

    /**
     * Has commands put their temporary files where this JVM does, unless the user says otherwise, and find their application. To
     * be called on the task's thread.
     */
    void addOwnVariables(Map<String, String> environment) {
        environment.putIfAbsent("TMPDIR", System.getProperty("java.io.tmpdir"));
        TaskContext.find().ifPresent(task -> environment.putAll(task.commandEnvironment()));
    }

    /** Creates an empty folder for one attempt of a unit. */
    Path newFolder(UnitAttempt work) throws IOException {
        begin();
        return Files.createDirectory(items.resolve(work.number() + "." + work.attempt() + "." + System.nanoTime()));
    }

    private synchronized void begin() throws IOException {
        if (!begun) {
            begun = true;
            Files.createDirectories(items);
            Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "end-items"));
        }
    }

    /**
     * The files that each unit finds in its folder: the user's files and archives, and those that the setup created.
     */
    synchronized List<Path> files() throws IOException {
        List<Path> found = files;
        if (found == null) {
            try (Stream<Path> all = Files.list(directory)) {
                found = all.filter(ExecutorEnvironment::isForItems).toList();
            }
            files = found;
        }
        return found;
    }

    private static boolean isForItems(Path path) {
        String file = path.getFileName().toString();
        return !OwnFiles.contains(file)
                && !OwnFiles.containsChecksum(file)
                && !file.equals(PLAN)
                && !file.startsWith(SETUP_OUTPUT);
    }

    /** Runs the setup once; returns why it failed, or null. Other threads wait meanwhile. */
    @Nullable
    synchronized String setUp(String line) throws IOException, InterruptedException {
        if (!setupDone) {
            setupProblem = runSetup(line);
            setupDone = true;
            files = null;
        }
        return setupProblem;
    }

    private @Nullable String runSetup(String line) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, SETUP_OUTPUT, ".out");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        addOwnVariables(builder.environment());
        Process process = builder.start();
        ProcessTree tree = new ProcessTree(process, "");
        running.add(tree);
        try {
            int status = process.waitFor();
            if (status == 0) {
                return null;
            }
            CapturedOutput said = CapturedOutput.of(output, 2_000);
            return ("exit status " + status + "\n" + CapturedText.of(said)).strip();
        } catch (InterruptedException e) {
            tree.end();
            throw e;
        } finally {
            running.remove(tree);
            Files.deleteIfExists(output);
        }
    }

    /** Registers a process, so that it ends with the executor. */
    void began(ProcessTree tree) {
        running.add(tree);
    }

    void ended(ProcessTree tree) {
        running.remove(tree);
    }

    private void endAll() {
        running.parallelStream().forEach(ProcessTree::end);
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

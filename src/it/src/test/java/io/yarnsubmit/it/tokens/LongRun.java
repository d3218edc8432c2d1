package io.yarnsubmit.it.tokens;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.HdfsRounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One job of {@link HdfsRounds}, and what it leaves in its directory. */
final class LongRun {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String REST_MILLIS = "1500";

    private final LongLogin login;
    private final Path shared;
    private final Running running;

    /**
     * What a job says of itself.
     *
     * @param attempt of the application
     * @param rounds that had right answers
     * @param executors that are registered
     */
    record State(int attempt, int rounds, int executors) {
        static final State NONE = new State(0, 0, 0);
    }

    private LongRun(LongLogin login, Path shared, Running running) {
        this.login = login;
        this.shared = shared;
        this.running = running;
    }

    static LongRun start(LongLogin login, DaemonCluster cluster, Path directory) throws IOException {
        Path shared = Files.createDirectory(directory.resolve(login.name()));
        Running running = login.on(cluster)
                .option("--num-executors", "2", "--max-attempts", "3")
                .option("--conf", "cluster.connectTimeout=60s")
                .option("--conf", "driver.hadoopClasses=true", "--conf", "executor.hadoopClasses=true")
                .program(HdfsRounds.class, "/user/ann/" + login.name(), shared.toString(), REST_MILLIS)
                .start();
        return new LongRun(login, shared, running);
    }

    LongLogin login() {
        return login;
    }

    String applicationId() {
        return running.applicationId();
    }

    State state() {
        try {
            Path file = shared.resolve("state");
            if (Files.notExists(file)) {
                return State.NONE;
            }
            String[] words = Files.readString(file).strip().split(" ");
            return new State(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for so many more rounds. */
    void awaitRounds(int more) {
        int before = state().rounds();
        await(more + " rounds more", state -> state.rounds() >= before + more);
    }

    void await(String what, Predicate<State> wanted) {
        Awaitility.await(login + ": " + what)
                .atMost(PATIENCE)
                .failFast(
                        "the command has ended: " + running.directory(),
                        () -> !running.process().isAlive())
                .until(() -> wanted.test(state()));
    }

    void target(int executors) throws IOException {
        Files.writeString(shared.resolve("target"), Integer.toString(executors));
    }

    void killMaster() {
        ContainerProcesses.of(applicationId(), "AmMain").forEach(Signal.KILL::to);
    }

    void killExecutor() {
        ContainerProcesses.of(applicationId(), "ExecutorMain").stream().limit(1).forEach(Signal.KILL::to);
    }

    Result finish() throws IOException {
        Files.createFile(shared.resolve("finish"));
        return running.await();
    }

    List<String> failures() throws IOException {
        Path file = shared.resolve("failures");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** By process, the sets of tokens that it has used, in their order. */
    List<TokensSeen> tokens() throws IOException {
        try (Stream<Path> files = Files.list(shared)) {
            return files.filter(file -> file.getFileName().toString().startsWith("tokens-"))
                    .sorted()
                    .map(TokensSeen::read)
                    .toList();
        }
    }
}

package io.yarnsubmit.client.embedded;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.directory.UserHome;
import io.yarnsubmit.client.home.ProductHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The YARN of this machine and user that outlives the command that started it: one process, found again by a record in the
 * directory {@code $XDG_STATE_HOME/yarn-submit/cluster}. Starting and stopping exclude each other, also between processes.
 */
public final class DevelopmentCluster {
    private static final String READY = "ready ";
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(60);
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final Path directory;

    DevelopmentCluster(Path directory) {
        this.directory = directory;
    }

    /** Where this user's cluster is. */
    public static DevelopmentCluster of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty()
                ? UserHome.find().orElseThrow(DevelopmentCluster::homeless).resolve(Path.of(".local", "state"))
                : Path.of(state).toAbsolutePath();
        return new DevelopmentCluster(base.resolve("yarn-submit").resolve("cluster"));
    }

    private static YarnSubmitException homeless() {
        return new YarnSubmitException(
                ErrorCode.EMBEDDED_NOT_STARTED,
                "This user has no home directory on this machine, where the cluster would be noted. Set HOME, or"
                        + " XDG_STATE_HOME, to a directory that this user may write to");
    }

    public Path log() {
        return directory.resolve("cluster.log");
    }

    private Path recordFile() {
        return directory.resolve("cluster.properties");
    }

    private Path runDirectory() {
        return directory.resolve("run");
    }

    private Path answerFile() {
        return directory.resolve("answer");
    }

    /** The cluster that runs and is ready; leftovers of a dead process do not count. */
    public Optional<ClusterRecord> running() {
        return read().filter(record -> record.configuration().isPresent())
                .filter(record -> record.process().isPresent());
    }

    /** Whether the last one ended without being stopped: it was killed, or the machine went down. */
    public boolean isStale() {
        return read().filter(record -> record.process().isEmpty()).isPresent();
    }

    private Optional<ClusterRecord> read() {
        try {
            return ClusterRecord.read(recordFile());
        } catch (IOException e) {
            throw failed("cannot be looked up", e);
        }
    }

    /**
     * Starts it if it does not run.
     *
     * @throws YarnSubmitException {@link ErrorCode#EMBEDDED_NOT_STARTED}
     */
    public ClusterRecord start(ProductHome home, int nodes, int memoryPerNodeMib) throws InterruptedException {
        return locked(() -> {
            Optional<ClusterRecord> running = running();
            if (running.isPresent()) {
                return running.get();
            }
            clearAway();
            return launch(home, nodes, memoryPerNodeMib);
        });
    }

    /** Ends it with all its containers; false if there was none. */
    public boolean stop() throws InterruptedException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        return locked(() -> {
            boolean ran = running().isPresent();
            clearAway();
            return ran;
        });
    }

    private ClusterRecord launch(ProductHome home, int nodes, int memoryPerNodeMib)
            throws IOException, InterruptedException {
        List<String> options = List.of(
                "--nodes", Integer.toString(nodes),
                "--node-memory", Integer.toString(memoryPerNodeMib),
                "--detached", log().toString());
        Process process = new ProcessBuilder(detached(EmbeddedCommand.of(home, runDirectory(), options)))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(answerFile().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Instant begun = process.info().startInstant().orElseGet(Instant::now);
        // At once, so that the next command finds the process even if this one is killed now.
        ClusterRecord started = new ClusterRecord(process.pid(), begun, Optional.empty(), nodes, memoryPerNodeMib);
        started.write(recordFile());
        try {
            ClusterRecord ready = started.ready(awaitReady(process));
            ready.write(recordFile());
            return ready;
        } catch (InterruptedException | YarnSubmitException e) {
            clearAway();
            throw e;
        }
    }

    /** In a session of its own, if the system has a command for that; it ignores the terminal's signals anyway. */
    private static List<String> detached(List<String> command) {
        for (String place : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(place))) {
                List<String> withSession = new ArrayList<>(List.of(place));
                withSession.addAll(command);
                return withSession;
            }
        }
        return command;
    }

    private Path awaitReady(Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            // It must end first, so that its output is in the file.
            boolean ended = !process.isAlive();
            String answer = Files.readString(answerFile());
            if (answer.endsWith("\n") && answer.startsWith(READY)) {
                return Path.of(answer.strip().substring(READY.length()));
            }
            if (ended || answer.endsWith("\n") || System.nanoTime() > end) {
                throw new YarnSubmitException(
                        ErrorCode.EMBEDDED_NOT_STARTED,
                        "The YARN on this machine did not start: "
                                + (answer.isBlank() ? "it said nothing" : answer.strip()) + ". Its log is " + log());
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    /** Removes what is left: the process, if it runs; containers that outlived it; files. */
    private void clearAway() throws IOException, InterruptedException {
        Optional<ProcessHandle> process = read().flatMap(ClusterRecord::process);
        if (process.isPresent()) {
            end(process.get());
        }
        new Leftovers(runDirectory()).remove();
        Files.deleteIfExists(answerFile());
        Files.deleteIfExists(recordFile());
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        }
    }

    /** The lock that excludes others. */
    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T locked(Work<T> work) throws InterruptedException {
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new YarnSubmitException(
                            ErrorCode.EMBEDDED_NOT_STARTED,
                            "Another command has been starting or stopping the YARN on this machine for "
                                    + LOCK_PATIENCE.toSeconds() + " s. Look at " + log() + ", and try again");
                }
                return work.run();
            }
        } catch (IOException e) {
            throw failed("cannot be started or stopped", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + LOCK_PATIENCE.toNanos();
        FileLock lock = channel.tryLock();
        while (lock == null && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            lock = channel.tryLock();
        }
        return lock;
    }

    private YarnSubmitException failed(String what, IOException e) {
        return new YarnSubmitException(
                ErrorCode.EMBEDDED_NOT_STARTED,
                "The YARN on this machine " + what + " (" + directory + "): " + e.getMessage(),
                e);
    }
}

package io.yarnsubmit.client.driverhost;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.follow.LocalDriverHost;
import io.yarnsubmit.client.home.RuntimeJar;
import io.yarnsubmit.launch.DriverLaunchFiles;
import io.yarnsubmit.launch.UserJvm;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.tokens.TokenFile;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The driver process as a child of this one. The command gives it its own standard input, output and error, so that
 * a shell can be a driver.
 */
public final class DriverChild implements LocalDriverHost {
    private static final long SECONDS_TO_END = 5;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final PrivateDirectory directory;
    private final DriverLaunchFiles files;
    private final RuntimeJar runtime;
    private final DriverLaunch launch;
    private final UserSecrets secrets;
    private final @Nullable RunOutput output;
    private final CompletableFuture<EndListener> watcher = new CompletableFuture<>();
    private final ProcessMark mark = ProcessMark.make();
    private volatile @Nullable Process process;

    /**
     * Prepares it.
     *
     * @param directory for the files between this process and the driver
     * @param launch without the paths of the files
     * @param secrets of the user
     * @param output where the driver's output goes; null: this process's own streams, standard input too
     * @throws UncheckedIOException when the directory cannot be used
     */
    public DriverChild(
            PrivateDirectory directory,
            RuntimeJar runtime,
            DriverLaunch launch,
            UserSecrets secrets,
            @Nullable RunOutput output) {
        this.directory = directory;
        this.runtime = runtime;
        this.launch = launch;
        this.secrets = secrets;
        this.output = output;
        try {
            this.files = new DriverLaunchFiles(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException("The driver process cannot be prepared", e);
        }
    }

    /**
     * The driver cannot log in to the cluster by itself: its file of tokens is named before it starts, and written before its main
     * is called.
     */
    public void expectTokens() {
        files.expectTokens();
    }

    /** Writes them. */
    public void writeTokens(byte[] storage) {
        try {
            files.writeTokens(storage);
        } catch (IOException e) {
            throw new UncheckedIOException("The driver's tokens cannot be written", e);
        }
    }

    /**
     * Starts the process. Its main is called when it has the address.
     *
     * @throws UncheckedIOException when that cannot be done
     */
    public void start() {
        try {
            files.writeSecrets(secrets);
            files.writeLaunch(launch.toBuilder());
            ProcessBuilder builder = new ProcessBuilder(command());
            if (output == null) {
                builder.inheritIO();
            } else {
                builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            }
            files.tokens().ifPresent(file -> builder.environment().put(TokenFile.VARIABLE, file.toString()));
            builder.environment().putAll(launch.getPlan().getEnvironmentMap());
            files.putSecrets(secrets, builder.environment());
            if (isCommand()) {
                mark.putInto(builder.environment());
            }
            Process started = builder.start();
            process = started;
            directory.usedBy(started);
            CompletableFuture<Void> copied =
                    output == null ? CompletableFuture.completedFuture(null) : DriverPipes.copy(started, output);
            ended(started)
                    .thenCombine(copied, (ended, nothing) -> ended)
                    // Whatever fails on the way: who follows the application waits for this.
                    .whenComplete((ended, problem) ->
                            watcher.thenAccept(listener -> listener.ended(started.exitValue(), failure())));
        } catch (IOException e) {
            throw new UncheckedIOException("The driver process cannot be started", e);
        }
    }

    private CompletableFuture<Process> ended(Process started) {
        return isCommand()
                ? started.onExit()
                        .thenApplyAsync(
                                this::withWhatItLeft,
                                work -> OwnThreads.start("driver-left", OwnThreads.NOT_MISSED, work))
                : started.onExit();
    }

    private boolean isCommand() {
        return launch.getPlan().getCommandCount() > 0;
    }

    /** If the driver process was killed, it has left its command. */
    private Process withWhatItLeft(Process ended) {
        if (isCommand()) {
            mark.endAll(GRACE);
        }
        return ended;
    }

    @Override
    public void watch(EndListener listener) {
        watcher.complete(listener);
    }

    private List<String> command() {
        DriverPlan plan = launch.getPlan();
        List<String> command = new ArrayList<>();
        Path javaHome = Path.of(System.getProperty("java.home"));
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(runtime.options(javaHome));
        command.addAll(new UserJvm(
                        plan.getHeapMib(),
                        plan.getJavaOptionsList(),
                        environment(plan),
                        runtime.before(plan.getUserJarsList()))
                .words());
        command.add(LaunchNames.DRIVER_MAIN);
        command.add(files.launch().toString());
        return command;
    }

    /** It inherits this process's own. */
    private static Map<String, String> environment(DriverPlan plan) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(plan.getEnvironmentMap());
        return environment;
    }

    private @Nullable DriverFailure failure() {
        try {
            return files.readFailure();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return null;
        }
    }

    @Override
    public void writeAddress(AmAddress address) {
        try {
            files.writeAddress(address);
        } catch (IOException e) {
            throw new UncheckedIOException("The driver cannot be told where the ApplicationMaster is", e);
        }
    }

    @Override
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        OwnThreads.start("driver-end", (thread, failure) -> running.destroyForcibly(), () -> force(running));
    }

    /** Ends the driver without asking, if it still runs. */
    public void kill() {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroyForcibly();
            withWhatItLeft(running);
        }
    }

    private static void force(Process running) {
        try {
            if (!running.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
        }
    }
}

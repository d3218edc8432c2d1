package io.yarnsubmit.appmaster.driverhost;

import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.launch.DriverLaunchFiles;
import io.yarnsubmit.launch.JavaOptions;
import io.yarnsubmit.launch.UserJvm;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.tokens.TokenFile;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.DriverPlan;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the driver as a child process, without a shell; its output goes straight into the container's log files. Thread-safe.
 */
public final class DriverHost {
    private static final Logger log = LoggerFactory.getLogger(DriverHost.class);

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final ProcessMark mark = ProcessMark.make();
    private @Nullable Process process;
    private @Nullable DriverLaunchFiles files;
    private @Nullable AmAddress address;
    private boolean unwanted;

    /**
     * Starts the driver process on a thread of its own, which then waits for its end.
     *
     * @param onDefect hears what that thread does not catch: nobody else would tell of the driver's end
     */
    public void start(DriverHostSettings settings, DriverListener listener, UncaughtExceptionHandler onDefect) {
        OwnThreads.start("driver-host", onDefect, () -> run(settings, listener));
    }

    /** Tells the driver process, now or when it is started, where the ApplicationMaster is, so that its main is called. */
    public void writeAddress(AmAddress address) {
        synchronized (lock) {
            this.address = address;
            passOnAddress();
        }
    }

    private void passOnAddress() {
        if (files == null || address == null) {
            return;
        }
        try {
            files.writeAddress(address);
        } catch (IOException e) {
            throw new UncheckedIOException("the driver cannot be told where the ApplicationMaster is", e);
        }
    }

    /** Asks the driver process to end. */
    public void stop() {
        end(Process::destroy);
    }

    /** Ends the driver process now. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    private void end(Consumer<Process> how) {
        synchronized (lock) {
            unwanted = true;
            if (process != null) {
                how.accept(process);
            }
        }
    }

    private void run(DriverHostSettings settings, DriverListener listener) {
        DriverLaunchFiles made;
        Process started;
        try {
            made = new DriverLaunchFiles(settings.workDirectory());
            Optional<byte[]> tokens = settings.tokens().get();
            if (tokens.isPresent()) {
                made.expectTokens();
                made.writeTokens(tokens.get());
            }
            made.writeSecrets(settings.secrets());
            made.writeLaunch(launch(settings));
            synchronized (lock) {
                files = made;
                passOnAddress();
            }
            started = spawn(command(settings, made), settings, made);
        } catch (IOException e) {
            listener.driverEnded(ExitCode.NOT_FOUND, notStarted(e));
            return;
        }
        log.info("the driver runs as process {}", started.pid());
        listener.driverStarted();
        int exitStatus = waitFor(started);
        if (isCommand(settings)) {
            // If the driver process was killed, it has left its command.
            mark.endAll(GRACE);
        }
        made.removeSecrets();
        listener.driverEnded(exitStatus, exitStatus == 0 ? null : failure(made));
    }

    private Process spawn(List<String> command, DriverHostSettings settings, DriverLaunchFiles made)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.workDirectory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(settings.output().stdout().toFile())
                .redirectError(settings.output().stderr().toFile());
        // The driver does not get the path of the ApplicationMaster's own credentials.
        builder.environment().remove(TokenFile.VARIABLE);
        made.tokens().ifPresent(file -> builder.environment().put(TokenFile.VARIABLE, file.toString()));
        if (HadoopForDriver.wanted(settings)) {
            builder.environment().putAll(HadoopForDriver.environment(settings, System.getenv()));
        }
        builder.environment().putAll(settings.plan().getDriver().getEnvironmentMap());
        made.putSecrets(settings.secrets(), builder.environment());
        if (isCommand(settings)) {
            mark.putInto(builder.environment());
        }
        synchronized (lock) {
            Process started = builder.start();
            process = started;
            if (unwanted) {
                started.destroyForcibly();
            }
            return started;
        }
    }

    private static boolean isCommand(DriverHostSettings settings) {
        return settings.plan().getDriver().getCommandCount() > 0;
    }

    private static DriverLaunch.Builder launch(DriverHostSettings settings) {
        return DriverLaunch.newBuilder()
                .setPlan(settings.plan().getDriver())
                .setApplicationId(settings.applicationId())
                .setUser(settings.plan().getUser())
                .setDeployMode(DeployMode.DEPLOY_MODE_CLUSTER)
                .setIdentity(settings.identity())
                .addAllGroups(settings.plan().getGroupsList())
                .putAllConfiguration(settings.plan().getConfigurationMap())
                .setHubHost(settings.hubHost())
                .setHubPort(settings.hubPort());
    }

    private static List<String> command(DriverHostSettings settings, DriverLaunchFiles files) throws IOException {
        DriverPlan driver = settings.plan().getDriver();
        List<String> command = new ArrayList<>();
        Path javaHome = javaHome(driver.getEnvironmentMap());
        command.add(javaHome.resolve("bin").resolve("java").toString());
        ClassArchive.of(driver.getClassArchive()).ifPresent(archive -> command.addAll(archive.options(javaHome)));
        command.addAll(new UserJvm(
                        driver.getHeapMib(),
                        JavaOptions.inLogDirectory(
                                driver.getJavaOptionsList(),
                                settings.output().directory().toString()),
                        driver.getEnvironmentMap(),
                        UserJvm.classPath(LaunchNames.RUNTIME_JAR, driver.getUserJarsList()))
                .words(Files.createDirectories(settings.workDirectory().resolve("tmp"))
                        .toString()));
        command.add(LaunchNames.DRIVER_MAIN);
        command.add(files.launch().toString());
        return command;
    }

    // The user may choose the driver's JDK; the default is ours.
    private static Path javaHome(Map<String, String> driverEnvironment) {
        String home =
                driverEnvironment.getOrDefault("JAVA_HOME", System.getenv().getOrDefault("JAVA_HOME", ""));
        return !home.isEmpty() && Files.isExecutable(Path.of(home, "bin", "java"))
                ? Path.of(home)
                : Path.of(System.getProperty("java.home"));
    }

    private static int waitFor(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // No code interrupts this thread: it lives as long as the driver.
                log.warn("interrupted while the driver runs", e);
            }
        }
    }

    private static @Nullable DriverFailure failure(DriverLaunchFiles files) {
        try {
            return files.readFailure();
        } catch (IOException e) {
            log.warn("the driver's account of its failure cannot be read", e);
            return null;
        }
    }

    private static DriverFailure notStarted(IOException e) {
        return DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_NOT_FOUND)
                .setExceptionClass(e.getClass().getName())
                .setMessage(String.valueOf(e.getMessage()))
                .build();
    }
}

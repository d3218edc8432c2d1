package io.yarnsubmit.client.driverhost;

import io.yarnsubmit.client.follow.ApplicationView.AmAddress;
import io.yarnsubmit.client.follow.DriverHost;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The driver process as a child of this one. Standard input, output and error are this process's own, so that a shell can be
 * a driver.
 */
public final class DriverChild implements DriverHost {
    private static final long SECONDS_TO_END = 5;

    private final Path directory;
    private final List<Path> libraries;
    private final DriverLaunch launch;
    private volatile @Nullable Process process;

    /**
     * Prepares it.
     *
     * @param directory for the files between this process and the driver; mode 0700
     * @param launch without the paths of the files, which are set here
     */
    public DriverChild(Path directory, List<Path> libraries, DriverLaunch launch) {
        this.directory = directory;
        this.libraries = libraries;
        this.launch = launch.toBuilder()
                .setAddressFile(directory.resolve("address").toString())
                .setFailureFile(directory.resolve("failure").toString())
                .build();
    }

    @Override
    public void start(EndListener listener) {
        try {
            Path document = directory.resolve("launch");
            Files.createFile(
                    document, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(document, launch.toByteArray());
            ProcessBuilder builder = new ProcessBuilder(command(document)).inheritIO();
            builder.environment().putAll(launch.getPlan().getEnvironmentMap());
            Process started = builder.start();
            process = started;
            started.onExit().thenAccept(ended -> listener.ended(ended.exitValue(), failure()));
        } catch (IOException e) {
            throw new UncheckedIOException("The driver process cannot be started", e);
        }
    }

    private List<String> command(Path document) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + launch.getPlan().getHeapMib() + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dsun.jnu.encoding=UTF-8");
        command.addAll(launch.getPlan().getJavaOptionsList());
        command.add("-cp");
        command.add(String.join(":", libraries.stream().map(Path::toString).toList()));
        command.add(LaunchNames.DRIVER_MAIN);
        command.add(document.toString());
        return command;
    }

    private @Nullable DriverFailure failure() {
        Path file = Path.of(launch.getFailureFile());
        try {
            return Files.exists(file) ? DriverFailure.parseFrom(Files.readAllBytes(file)) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void writeAddress(AmAddress address) {
        try {
            Path fresh = directory.resolve("address.new");
            Files.writeString(fresh, address.host() + ":" + address.port() + " " + address.attempt());
            Files.move(fresh, Path.of(launch.getAddressFile()), StandardCopyOption.ATOMIC_MOVE);
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
        Thread thread = new Thread(() -> force(running), "driver-end");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the driver without asking, if it still runs. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
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

package io.yarnsubmit.client.embedded;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.home.ProductHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A YARN on this machine in a process of its own, for one application. It runs while its standard input is open, so it ends
 * with this process, however that ends.
 */
public final class EmbeddedProcess implements AutoCloseable {
    private static final String READY = "ready ";
    private static final long SECONDS_TO_END = 10;
    private static final long MILLIS_BETWEEN_LOOKS = 10;

    private final PrivateDirectory directory;
    private final Process process;
    private final Path configuration;

    private EmbeddedProcess(PrivateDirectory directory, Process process, Path configuration) {
        this.directory = directory;
        this.process = process;
        this.configuration = configuration;
    }

    /**
     * Starts it and waits until it can be submitted to.
     *
     * @throws YarnSubmitException {@link ErrorCode#EMBEDDED_NOT_STARTED} with the reason it gave
     */
    public static EmbeddedProcess start(ProductHome home) throws InterruptedException {
        PrivateDirectory directory = PrivateDirectory.make("embedded");
        // The process removes it at its end, if it can.
        Path base = directory.path().resolve("yarn");
        try {
            Process process = new ProcessBuilder(EmbeddedCommand.of(home, base, List.of()))
                    .redirectError(directory.path().resolve("embedded.err").toFile())
                    .start();
            directory.usedBy(process);
            String answer = answer(process);
            if (answer != null && answer.startsWith(READY)) {
                return new EmbeddedProcess(directory, process, Path.of(answer.substring(READY.length())));
            }
            process.destroyForcibly();
            directory.keep();
            throw new YarnSubmitException(
                    ErrorCode.EMBEDDED_NOT_STARTED,
                    "The embedded YARN did not start: " + (answer == null ? "it ended without a message" : answer)
                            + ". Its log is in " + (Files.exists(base) ? base : directory.path()));
        } catch (IOException e) {
            directory.close();
            throw new YarnSubmitException(
                    ErrorCode.EMBEDDED_NOT_STARTED, "The embedded YARN cannot be started: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("resource") // The process's output stays open as long as the process.
    private static @Nullable String answer(Process process) throws IOException, InterruptedException {
        try {
            // Reading cannot be interrupted, but the caller can.
            while (process.isAlive() && process.getInputStream().available() == 0) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** The directory that a HADOOP_CONF_DIR would name. */
    public Path configuration() {
        return configuration;
    }

    /** Ends it, and everything that runs in it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        directory.close();
    }
}

package io.yarnsubmit.driver;

import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.driver.program.LingeringThreads;
import io.yarnsubmit.driver.program.UncaughtInMain;
import io.yarnsubmit.driver.program.UnusableProgramException;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.VisibleClassPath;
import io.yarnsubmit.protocol.failure.StandardError;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The driver process. Its argument is the path of a {@link DriverLaunch}, which it deletes after reading. It ends like
 * any JVM: with the status passed to System.exit, with 1 after an uncaught exception in main, or with 0 when main has
 * returned and only daemon threads are left. It ends with 126 or 127 when main cannot be called, and with 52 when a thread
 * of ours runs out of memory.
 */
public final class DriverMain {
    private DriverMain() {}

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("yarn-submit: the driver process is started by yarn-submit, not by hand");
            System.exit(ExitCode.NOT_STARTED);
            return;
        }
        PrintStream err = StandardError.ofPipe();
        DriverLaunch launch;
        FailureFile failureFile;
        DriverProcess process;
        try {
            launch = read(Path.of(args[0]));
            VisibleClassPath.set(launch.getPlan().getUserJarsList());
            failureFile = new FailureFile(launch.getFailureFile(), mask(launch));
            process = DriverProcess.start(launch, failureFile, err);
        } catch (IOException | IllegalArgumentException e) {
            err.println("yarn-submit: the driver process cannot start: " + e);
            System.exit(ExitCode.NOT_STARTED);
            return;
        }
        run(process, failureFile, err);
    }

    private static void run(DriverProcess process, FailureFile failureFile, PrintStream err) {
        try {
            process.runMain();
            LingeringThreads.watch(err);
        } catch (UnusableProgramException e) {
            err.println("yarn-submit: " + e.getMessage());
            failureFile.unusable(e);
            System.exit(e.kind() == DriverFailure.Kind.KIND_NOT_FOUND ? ExitCode.NOT_FOUND : ExitCode.NOT_RUNNABLE);
        } catch (Throwable e) {
            new UncaughtInMain(failureFile, err, () -> System.exit(ExitCode.UNCAUGHT_EXCEPTION)).handle(e);
        }
    }

    private static SecretMask mask(DriverLaunch launch) {
        return launch.getSecretsDirectory().isEmpty()
                ? SecretMask.NONE
                : SecretMask.of(SecretFiles.read(Path.of(launch.getSecretsDirectory())));
    }

    private static DriverLaunch read(Path file) throws IOException {
        DriverLaunch launch = DriverLaunch.parseFrom(Files.readAllBytes(file));
        // The file holds the application's key.
        Files.delete(file);
        return launch;
    }
}

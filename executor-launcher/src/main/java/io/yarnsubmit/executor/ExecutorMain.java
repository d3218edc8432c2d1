package io.yarnsubmit.executor;

import io.yarnsubmit.executor.credentials.TokenFileReader;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.VisibleClassPath;
import io.yarnsubmit.protocol.failure.StandardError;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.tls.TlsWarmUp;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The process in an executor's container. It reads its {@link ExecutorLaunch} from the secrets of the container's
 * credentials. It exits with 0 when the driver ends it or is gone for good, with 52 when a task ran out of memory, with
 * 54 when a task did not end after an interruption, and with 1 when it cannot start. One that runs a command instead of tasks
 * exits with the command's status.
 *
 * <p>Every application's first result waits for this start, so it loads few classes: it uses few lambdas, and no streams or
 * regular expressions before the registration is sent.
 */
public final class ExecutorMain {
    private static final String TOKEN_FILE = "HADOOP_TOKEN_FILE_LOCATION";

    private ExecutorMain() {}

    public static void main(String[] args) throws InterruptedException {
        TlsWarmUp.begin();
        ExecutorLog log = new ExecutorLog(StandardError.ofFile());
        ProcessExit exit = new ProcessExit();
        UncaughtFailures failures = new UncaughtFailures(log, exit);
        // For threads that libraries and user code make; ours have it each.
        Thread.setDefaultUncaughtExceptionHandler(failures);
        try {
            ExecutorLaunch launch = launch();
            if (launch.hasSecrets()) {
                log.hide(SecretMask.of(launch.getSecrets()));
                writeSecrets(launch, exit);
            }
            VisibleClassPath.set(launch.getUserJarsList());
            start(launch, log, exit, failures);
        } catch (IOException | IllegalArgumentException e) {
            log.say("cannot start", e);
            System.exit(1);
        }
        // All threads are daemons; the process ends by System.exit.
        new CountDownLatch(1).await();
    }

    private static void start(ExecutorLaunch launch, ExecutorLog log, ProcessExit exit, UncaughtFailures failures) {
        EventLoop loop =
                EventLoop.start("executor", failure -> failures.uncaughtException(Thread.currentThread(), failure));
        ApplicationTls tls = ApplicationTls.of(launch.getIdentity());
        ExecutorProcess process = new ExecutorProcess(launch, tls, loop, new MonotonicTime(), log, exit, failures);
        loop.execute(process::start);
    }

    /** Into the directory that the environment names. */
    private static void writeSecrets(ExecutorLaunch launch, ProcessExit exit) throws IOException {
        String named = System.getenv(SecretFiles.VARIABLE);
        if (named != null) {
            Path directory = Path.of(named);
            SecretFiles.write(directory, launch.getSecrets());
            exit.before(() -> SecretFiles.remove(directory));
        }
    }

    private static ExecutorLaunch launch() throws IOException {
        String file = System.getenv(TOKEN_FILE);
        if (file == null) {
            throw new IOException(TOKEN_FILE + " is not set; executors are started by YARN, not by hand");
        }
        byte[] secret = TokenFileReader.secret(Path.of(file), LaunchNames.EXECUTOR_SECRET);
        if (secret == null) {
            throw new IOException(file + " has no secret '" + LaunchNames.EXECUTOR_SECRET + "'");
        }
        return ExecutorLaunch.parseFrom(secret);
    }
}

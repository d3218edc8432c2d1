package io.yarnsubmit.executor;

import io.yarnsubmit.executor.access.InstanceAccess;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.AccessAnswer;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The owner's access to this executor, if it is allowed. On the loop. */
final class OwnAccess {
    /**
     * The administrator of the machines sets it by {@code yarn.nodemanager.admin-env}. YARN adds its value to one that a user has
     * set, after a colon.
     */
    private static final String SITE_VARIABLE = "YARN_SUBMIT_EXECUTOR_ACCESS";

    private final boolean isAllowed;
    private final InstanceAccess access;
    private final UncaughtExceptionHandler onFailure;

    OwnAccess(
            ExecutorLaunch launch,
            ApplicationTls tls,
            Settings settings,
            UserCommands commands,
            @Nullable OwnInstance instance,
            ProcessExit exit,
            UncaughtExceptionHandler onFailure) {
        this.isAllowed = settings.get(ConfigKeys.EXECUTOR_ACCESS);
        this.onFailure = onFailure;
        this.access = new InstanceAccess(
                tls,
                launch.getExecutorId(),
                launch.getHost(),
                () -> instance == null
                        ? commands.environment(TaskAttempt.getDefaultInstance())
                        : instance.environment(),
                name -> instance == null ? Optional.empty() : instance.port(name),
                onFailure);
        exit.before(() -> access.stop(OwnCommand.GRACE_AFTER_SIGNAL));
    }

    /** @param answered is called on any thread */
    void open(Consumer<AccessAnswer> answered) {
        String problem = problem(isAllowed, System.getenv(SITE_VARIABLE));
        if (problem.isEmpty()) {
            OwnThreads.start("access", onFailure, () -> answered.accept(access.open()));
        } else {
            answered.accept(AccessAnswer.newBuilder().setProblem(problem).build());
        }
    }

    /**
     * Why nobody is let in; empty if that is allowed.
     *
     * @param isAllowed by the application's configuration
     * @param ofSite what the machine's administrator says; null for nothing
     */
    static String problem(boolean isAllowed, @Nullable String ofSite) {
        if (ofSite != null && Arrays.asList(ofSite.split(":")).contains("false")) {
            return "the administrator of this cluster does not allow access to executors";
        }
        return isAllowed
                ? ""
                : "executor.access is false for this application. Submit it with --conf executor.access=true, unless the"
                        + " site does not want that";
    }
}

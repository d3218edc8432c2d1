package io.yarnsubmit.executor;

import io.yarnsubmit.executor.control.CommandControl;
import io.yarnsubmit.executor.control.HubSender;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the commands that tasks start find in their environment. The control API is opened for the first of them, so that an
 * executor that starts none pays nothing for it.
 */
final class UserCommands {
    /** In the executor's working directory; a directory for each executor, should several share that. */
    private static final String DIRECTORY = "yarn-submit-commands";

    private final ExecutorLaunch launch;
    private final EventLoop loop;
    private final InstantSource clock;
    private final ExecutorLog log;
    private final HubSender hub;
    private final UncaughtExceptionHandler onFailure;
    private volatile @Nullable CommandControl control;
    private boolean opened;

    UserCommands(
            ExecutorLaunch launch,
            EventLoop loop,
            InstantSource clock,
            ExecutorLog log,
            HubSender hub,
            UncaughtExceptionHandler onFailure) {
        this.launch = launch;
        this.loop = loop;
        this.clock = clock;
        this.log = log;
        this.hub = hub;
        this.onFailure = onFailure;
    }

    /** The variables for the commands of a task. On any thread. */
    Map<String, String> environment(TaskAttempt task) {
        Map<String, String> variables = new HashMap<>();
        variables.put("YARN_SUBMIT_APPLICATION_ID", launch.getApplicationId());
        variables.put(
                "YARN_SUBMIT_DEPLOY_MODE",
                launch.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER ? "cluster" : "client");
        variables.put("YARN_SUBMIT_USER", launch.getUser());
        variables.put("YARN_SUBMIT_EXECUTOR_ID", Integer.toString(launch.getExecutorId()));
        variables.put("YARN_SUBMIT_GROUP", launch.getGroup());
        variables.put("YARN_SUBMIT_HOST", launch.getHost());
        CommandControl served = control();
        if (served != null) {
            try {
                variables.putAll(served.variables(task, System.getenv()));
            } catch (IOException e) {
                log.say("a command runs without the control API", e);
            }
        }
        return variables;
    }

    /** A directory beside that of the control API, which nobody has made yet. */
    Path directory(String name) {
        return Path.of(DIRECTORY, launch.getExecutorId() + "-" + name);
    }

    private synchronized @Nullable CommandControl control() {
        if (!opened) {
            opened = true;
            try {
                control = CommandControl.open(
                        Path.of(DIRECTORY, Integer.toString(launch.getExecutorId())), loop, clock, hub, onFailure);
            } catch (IOException | LinkageError e) {
                // Not every JDK has the module jdk.httpserver, and most commands do not need it.
                log.say("commands run without the control API", e);
            }
        }
        return control;
    }

    void ended(TaskAttempt task) {
        CommandControl known = control;
        if (known != null) {
            try {
                known.ended(task);
            } catch (IOException e) {
                log.say("cannot remove the token of a task", e);
            }
        }
    }

    void received(HubMessage message) {
        CommandControl known = control;
        if (known != null && message.getControlRepliesCount() > 0) {
            known.replied(message.getControlRepliesList());
        }
    }

    void ready() {
        CommandControl known = control;
        if (known != null) {
            known.ready();
        }
    }

    void broken() {
        CommandControl known = control;
        if (known != null) {
            known.broken();
        }
    }
}

package io.yarnsubmit.executor;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.executor.roles.RoleInstance;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The instance of a role on this executor, if the executor is for one. It ends with the process. On the loop. */
final class OwnInstance {
    private static final Path TEMPORARY = Path.of("/tmp");

    private final RoleInstance instance;
    private volatile Duration grace = OwnCommand.GRACE_AFTER_SIGNAL;

    OwnInstance(
            ExecutorLaunch launch,
            UserCommands commands,
            EventLoop loop,
            ExecutorLog log,
            ProcessExit exit,
            UncaughtExceptionHandler onFailure,
            Consumer<ExecutorMessage> send) {
        RoleInstance.RolePlace place = new RoleInstance.RolePlace(
                launch.getHost(),
                Settings.of(launch.getConfigurationMap()).get(RoleKeys.PORT_RANGE),
                TEMPORARY,
                commands.directory("files"),
                () -> commands.environment(TaskAttempt.getDefaultInstance()),
                log::say,
                state -> send.accept(
                        ExecutorMessage.newBuilder().setInstanceState(state).build()),
                ends -> send.accept(
                        ExecutorMessage.newBuilder().addAllBesideEnds(ends).build()));
        this.instance = new RoleInstance(loop, place, new Random(), onFailure);
        exit.before(() -> instance.stop(grace));
    }

    void received(HubMessage message) {
        instance.received(message);
    }

    void connected() {
        instance.connected();
    }

    /** See {@link RoleInstance}. On any thread. */
    Map<String, String> environment() {
        return instance.environment();
    }

    /** See {@link RoleInstance}. On any thread. */
    Optional<Integer> port(String name) {
        return instance.port(name);
    }

    /** This process ends without being killed, so the command has more time. */
    void stopsGently() {
        grace = CommandRun.GRACE;
    }
}

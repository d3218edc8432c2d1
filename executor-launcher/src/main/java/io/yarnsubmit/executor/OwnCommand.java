package io.yarnsubmit.executor;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.executor.command.CommandStreams;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The command that the executor may have to run, from the registration to its end. On the loop. */
final class OwnCommand {
    /**
     * A signal to all processes of a container reaches the command too, which may end first. It is not the command's own end
     * then, and this process knows a moment later.
     */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(100);

    /** A NodeManager kills a container 250 ms after SIGTERM, unless its administrator wants something else. */
    static final Duration GRACE_AFTER_SIGNAL = Duration.ofMillis(150);

    private final ExecutorLaunch launch;
    private final UserCommands commands;
    private final EventLoop loop;
    private final ExecutorLog log;
    private final ProcessExit exit;
    private final UncaughtExceptionHandler onFailure;
    private final Runnable whenEnded;
    private @Nullable CommandRun run;
    private @Nullable CommandEnd ended;
    private volatile Duration grace = GRACE_AFTER_SIGNAL;

    /** @param whenEnded is called when it has ended by itself, or could not be started */
    OwnCommand(
            ExecutorLaunch launch,
            UserCommands commands,
            EventLoop loop,
            ExecutorLog log,
            ProcessExit exit,
            UncaughtExceptionHandler onFailure,
            Runnable whenEnded) {
        this.launch = launch;
        this.commands = commands;
        this.loop = loop;
        this.log = log;
        this.exit = exit;
        this.onFailure = onFailure;
        this.whenEnded = whenEnded;
    }

    /** Whether there is one to run. */
    boolean isThere() {
        return launch.getCommandCount() > 0;
    }

    /** Starts it, unless that was done before. */
    void start() {
        if (isThere() && run == null) {
            CommandRun started = new CommandRun(
                    launch.getCommandList(),
                    () -> commands.environment(TaskAttempt.getDefaultInstance()),
                    CommandRun.markOfExecutor(),
                    CommandStreams.LOG);
            run = started;
            exit.before(() -> started.stop(grace));
            log.say("runs its command: " + launch.getCommand(0));
            started.start(end -> loop.schedule(SIGNAL_DELAY, () -> ended(started, end)), onFailure);
        }
    }

    private void ended(CommandRun by, CommandEnd end) {
        if (!by.isStopped()) {
            log.say(
                    end.getProblem().isEmpty()
                            ? "its command exited with " + end.getExitStatus()
                            : "its command could not be started: " + end.getProblem());
            ended = end;
            whenEnded.run();
        }
    }

    /** How it ended; null as long as it has not, by itself. */
    @Nullable
    CommandEnd ended() {
        return ended;
    }

    /** This process ends without being killed, so the command has more time. */
    void stopsGently() {
        grace = CommandRun.GRACE;
    }
}

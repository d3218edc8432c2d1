package io.yarnsubmit.executor.roles;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.executor.command.CommandStreams;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of an instance: its command, if it has one, and what was started beside it. Thread-safe. */
final class InstanceRun {
    private final long number;
    private final ProcessMark mark;
    private final Supplier<Map<String, String>> variables;
    private final UncaughtExceptionHandler onFailure;
    private final @Nullable CommandRun command;
    private final Consumer<CommandEnd> whenEnded;
    private boolean isStopped;

    /**
     * Prepares it.
     *
     * @param variables of the environment, asked for right before the start
     * @param streams of the command
     * @param whenEnded is called once it has ended, on any thread
     */
    InstanceRun(
            InstanceOrder order,
            ProcessMark ofExecutor,
            Supplier<Map<String, String>> variables,
            CommandStreams streams,
            Consumer<CommandEnd> whenEnded,
            UncaughtExceptionHandler onFailure) {
        this.number = order.getRun();
        this.mark = ofExecutor.part("run-" + number);
        this.variables = variables;
        this.whenEnded = whenEnded;
        this.onFailure = onFailure;
        List<String> words = order.getCommandList();
        this.command = words.isEmpty() ? null : new CommandRun(words, variables, mark, streams);
    }

    long number() {
        return number;
    }

    /** @param whenStarted is called on any thread */
    void start(Runnable whenStarted) {
        if (command != null) {
            command.start(whenStarted, whenEnded, onFailure);
            return;
        }
        // Without a command it still takes up what a command would have been given.
        OwnThreads.start("command", onFailure, () -> {
            Map<String, String> unused = variables.get();
            whenStarted.run();
        });
    }

    /** A command beside it, with its environment, to be started. It ends with this run. */
    CommandRun beside(BesideCommand beside) {
        return new CommandRun(
                beside.getCommandList(),
                () -> {
                    Map<String, String> all = new HashMap<>(variables.get());
                    all.putAll(beside.getEnvironmentMap());
                    return all;
                },
                mark.part("beside-" + beside.getNumber()),
                CommandStreams.LOG);
    }

    /** Ends all of it, and waits for that. */
    void stop(Duration grace) {
        boolean isFirst;
        synchronized (this) {
            isFirst = !isStopped;
            isStopped = true;
        }
        if (command != null) {
            command.stop(grace);
        } else {
            mark.endAll(grace);
            if (isFirst) {
                whenEnded.accept(CommandEnd.getDefaultInstance());
            }
        }
    }
}

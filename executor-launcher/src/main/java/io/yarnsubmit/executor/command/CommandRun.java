package io.yarnsubmit.executor.command;

import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.process.StartProblem;
import io.yarnsubmit.protocol.v1.CommandEnd;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command in this process's working directory. What it has started ends with it. Thread-safe. */
public final class CommandRun {
    /** From SIGTERM to SIGKILL, for what the command has left behind, and for all of it unless somebody says otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(1);

    private final List<String> words;
    private final Supplier<Map<String, String>> variables;
    private final ProcessMark mark;
    private final CommandStreams streams;
    private @Nullable Process process;
    private boolean isStopped;

    /**
     * Prepares it.
     *
     * @param words the program and its arguments
     * @param variables that the command gets beside this process's own; asked for right before the start, and may take a
     *     while to find
     * @param mark of the command and of all that it starts
     */
    public CommandRun(
            List<String> words, Supplier<Map<String, String>> variables, ProcessMark mark, CommandStreams streams) {
        this.words = List.copyOf(words);
        this.variables = variables;
        this.mark = mark;
        this.streams = streams;
    }

    /** The mark of all that this executor starts. */
    public static ProcessMark markOfExecutor() {
        return ProcessMark.in(System.getenv()).orElseGet(ProcessMark::make);
    }

    /**
     * Starts it, on a thread of its own.
     *
     * @param whenEnded is called on that thread, also if the command cannot be started
     */
    public void start(Consumer<CommandEnd> whenEnded, UncaughtExceptionHandler onFailure) {
        start(() -> {}, whenEnded, onFailure);
    }

    /**
     * The same.
     *
     * @param whenStarted is called on that thread, once the command runs
     */
    public void start(Runnable whenStarted, Consumer<CommandEnd> whenEnded, UncaughtExceptionHandler onFailure) {
        OwnThreads.start("command", onFailure, () -> {
            try {
                whenEnded.accept(run(whenStarted));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private CommandEnd run(Runnable whenStarted) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words);
        streams.prepare(builder);
        builder.environment().putAll(variables.get());
        mark.putInto(builder.environment());
        Process started;
        synchronized (this) {
            if (isStopped) {
                return CommandEnd.getDefaultInstance();
            }
            try {
                started = builder.start();
            } catch (IOException e) {
                StartProblem problem =
                        StartProblem.of(StartProblem.Runner.EXECUTOR, words, String.valueOf(e.getMessage()));
                return CommandEnd.newBuilder()
                        .setExitStatus(problem.exitStatus())
                        .setProblem(problem.sentence())
                        .build();
            }
            process = started;
        }
        whenStarted.run();
        streams.begin(started);
        int status = started.waitFor();
        mark.endAll(GRACE);
        streams.finish();
        return CommandEnd.newBuilder().setExitStatus(status).build();
    }

    /** Ends it and what it has started: asks first, and forces what is left after the grace. */
    public void stop(Duration grace) {
        Process running;
        synchronized (this) {
            isStopped = true;
            running = process;
        }
        if (running != null) {
            mark.endAll(grace);
            running.destroyForcibly();
        }
    }

    /** Whether its end is not its own doing. */
    public synchronized boolean isStopped() {
        return isStopped;
    }
}

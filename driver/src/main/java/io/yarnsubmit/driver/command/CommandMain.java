package io.yarnsubmit.driver.command;

import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The program of a driver that is a command: runs it as a child with this process's standard input, output and error, passes
 * signals on to it, and ends with its exit status. What it has started ends with it.
 *
 * <p>Thread-safe: signals and the watch over the parent process come on threads of their own.
 */
public final class CommandMain {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 31;

    private final List<String> words;
    private final Map<String, String> variables;
    private final Duration stopLimit;
    private final FailureFile failureFile;
    private final PrintStream err;
    private final Optional<ProcessMark> mark = ProcessMark.in(System.getenv());
    private final Object lock = new Object();
    private @Nullable Process process;
    private boolean stopping;
    private volatile boolean killed;
    /** Its own end is of no interest. */
    private volatile boolean decided;

    /**
     * Prepares it.
     *
     * @param words the program and its arguments
     * @param variables that the command gets beside this process's own
     * @param stopLimit how long it may take to end when it was asked to
     */
    public CommandMain(
            List<String> words,
            Map<String, String> variables,
            Duration stopLimit,
            FailureFile failureFile,
            PrintStream err) {
        this.words = List.copyOf(words);
        this.variables = Map.copyOf(variables);
        this.stopLimit = stopLimit;
        this.failureFile = failureFile;
        this.err = err;
    }

    /**
     * Runs it to its end.
     *
     * @param onTerminal whether the program gets SIGINT from its terminal, as this process does
     * @return its exit status; 128 and the signal's number if a signal ended it
     * @throws io.yarnsubmit.driver.program.UnusableProgramException when it cannot be started
     */
    public int run(boolean onTerminal) throws InterruptedException {
        return runWith(signalled -> CommandSignals.listen(onTerminal, signalled));
    }

    /** @param signals is told who hears of them */
    int runWith(Consumer<Consumer<CommandSignals.Kind>> signals) throws InterruptedException {
        Process started;
        // A signal waits until the process is there.
        synchronized (lock) {
            signals.accept(this::signalled);
            started = start();
            process = started;
        }
        int status = started.waitFor();
        if (status > SIGNAL_BASE && status <= SIGNAL_BASE + HIGHEST_SIGNAL && !killed && !decided) {
            failureFile.signalled(words.get(0));
        }
        endAll();
        return status;
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw CommandStartFailure.of(words, String.valueOf(e.getMessage()));
        }
    }

    /** Ends whatever the command has started, and the command itself if it still runs. */
    public void endAll() {
        mark.ifPresent(found -> found.endAll(GRACE));
        synchronized (lock) {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** Asks it to end, because the application is decided without it. */
    public void stop() {
        decided = true;
        signalled(CommandSignals.Kind.TERM);
    }

    private void signalled(CommandSignals.Kind signal) {
        synchronized (lock) {
            if (process == null || !process.isAlive()) {
                return;
            }
            signal.send(process);
            if (!stopping) {
                stopping = true;
                Process asked = process;
                OwnThreads.start("command-limit", OwnThreads.NOT_MISSED, () -> limit(asked));
            }
        }
    }

    private void limit(Process asked) {
        try {
            if (!asked.waitFor(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                String message = "the command was killed: it had not ended " + stopLimit.toSeconds()
                        + " s after it was asked to (" + ConfigKeys.DRIVER_STOP_TIMEOUT.name() + ")";
                killed = true;
                err.println("yarn-submit: " + message);
                failureFile.hung(message);
                asked.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.yarnsubmit.client.command;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.Signals;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.client.submit.DryRunCommand;
import io.yarnsubmit.client.submit.SubmitCommand;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.failure.ThrownText;
import java.util.List;
import java.util.Map;

/** The {@code yarn-submit} command. */
public final class YarnSubmitMain {
    private static final String OUT_OF_MEMORY =
            "This command ran out of memory; YARN_SUBMIT_OPTS=-Xmx512m gives it more";

    private YarnSubmitMain() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Console console = Console.ofProcess(environment);
        // For threads that libraries make.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught(console, thread, failure));
        int exitCode = ExitCode.NOT_STARTED;
        try {
            exitCode = run(List.of(arguments), environment, console);
            // What is left to be read may take its time; the user need not wait for that.
            Signals.listen(signal -> Runtime.getRuntime().halt(signal.exitCode()));
            console.close();
        } finally {
            // Hadoop's clients may have left threads and hooks behind that have nothing more to do.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /** Without memory nobody knows what was left undone. */
    private static void uncaught(Console console, Thread thread, Throwable failure) {
        if (!OutOfMemory.isIn(failure)) {
            console.complain("thread " + thread.getName() + " failed: " + ThrownText.stackTrace(failure));
            return;
        }
        try {
            console.complain(OUT_OF_MEMORY);
        } finally {
            Runtime.getRuntime().halt(ExitCode.NOT_STARTED);
        }
    }

    /** Carries out what was typed, and does not end this process; the exit status. */
    static int run(List<String> arguments, Map<String, String> environment, Console console) {
        try {
            ProductHome home = ProductHome.find(environment);
            VerbTable verbs = new VerbTable();
            Invocation invocation =
                    CommandLine.parse(arguments, Surroundings.ofProcess(environment, home.conf()), verbs);
            boolean changesNothing = !(invocation instanceof Invocation.Submit)
                    && !(invocation instanceof Invocation.RunVerb changing
                            && !verbs.verb(changing.arguments().verb()).endsWithItsReader());
            if (changesNothing) {
                console.whenReaderGone(() -> Runtime.getRuntime().halt(ExitCode.READER_GONE));
            }
            if (invocation instanceof Invocation.Help help) {
                console.print(help.text());
                return ExitCode.SUCCESS;
            }
            if (invocation instanceof Invocation.Version version) {
                console.print(version.text());
                return ExitCode.SUCCESS;
            }
            if (invocation instanceof Invocation.RunVerb verb) {
                try (VerbRun run = new VerbRun(verb.arguments(), home, environment, console)) {
                    return verbs.verb(verb.arguments().verb()).run(run);
                }
            }
            if (invocation instanceof Invocation.DryRun dryRun) {
                return new DryRunCommand(dryRun.request(), home, environment, console).run(dryRun.json());
            }
            Invocation.Submit submit = (Invocation.Submit) invocation;
            return new SubmitCommand(submit.request(), home, environment, console).run();
        } catch (YarnSubmitException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.NOT_STARTED;
        } catch (InterruptedException e) {
            return ExitCode.NOT_STARTED;
        } catch (RuntimeException | Error e) {
            if (OutOfMemory.isIn(e)) {
                console.complain(OUT_OF_MEMORY);
                return ExitCode.NOT_STARTED;
            }
            console.complain("This should not have happened (" + ErrorCode.DEFECT.label()
                    + "). Please report it, with what you did and what follows here:\n"
                    + ThrownText.stackTrace(e));
            return ExitCode.NOT_STARTED;
        }
    }
}

package io.yarnsubmit.it.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a test started, for those who look into the test's failure.
 *
 * @param command its words
 * @param environment what it has besides that of this JVM
 * @param state whether it runs, or how it ended
 * @param end ends it, should it still run
 * @param outputs what it has written so far, by the name of the stream
 */
public record StartedCommand(
        List<String> command,
        Map<String, String> environment,
        Supplier<String> state,
        Runnable end,
        Map<String, Supplier<String>> outputs) {
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");
    private static final long SECONDS_TO_END = 10;

    public StartedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** One that is a process of its own. */
    static StartedCommand process(
            List<String> command,
            Map<String, String> environment,
            Process process,
            Map<String, Supplier<String>> outputs) {
        return new StartedCommand(command, environment, () -> state(process), () -> end(process), outputs);
    }

    /** One that ran in this JVM, and has ended. */
    static StartedCommand here(List<String> command, Map<String, String> environment, Command.Result result) {
        return new StartedCommand(
                command,
                environment,
                () -> "ended in this process with " + result.exitCode(),
                () -> {},
                Map.of("out", result::out, "err", result::err));
    }

    private static String state(Process process) {
        return process.isAlive() ? "runs" : "ended with " + process.exitValue();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** The applications that it has named. */
    public Set<String> applications() {
        Set<String> ids = new LinkedHashSet<>();
        for (Supplier<String> output : outputs.values()) {
            Matcher matcher = APPLICATION.matcher(output.get());
            while (matcher.find()) {
                ids.add(matcher.group());
            }
        }
        return ids;
    }
}

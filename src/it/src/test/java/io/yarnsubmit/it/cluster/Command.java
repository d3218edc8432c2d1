package io.yarnsubmit.it.cluster;

import io.yarnsubmit.client.command.InThisProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The {@code yarn-submit} command of the distribution, as a process. */
public final class Command {
    private static final Duration HANG_GUARD = Duration.ofSeconds(240);
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");

    static {
        ClassArchivesOfRun.make();
    }

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    private final String program;

    private Command(String program) {
        this.program = program;
    }

    /** With small containers, on this cluster. */
    public static Command on(MiniCluster cluster) {
        return on(cluster.confDirectory());
    }

    /** With small containers, on the cluster of this configuration. */
    public static Command on(Path confDirectory) {
        return bare().env("HADOOP_CONF_DIR", confDirectory.toString())
                .option("--driver-memory", "192m")
                .option("--am-memory", "256m")
                .option("--executor-memory", "192m")
                .option("--num-executors", "1");
    }

    /** Without options, and without a configuration. */
    public static Command bare() {
        return new Command("bin/yarn-submit");
    }

    /** The same of another copy of the distribution. */
    public static Command of(Path distribution) {
        return new Command(distribution.resolve("bin/yarn-submit").toString());
    }

    /** A script of the distribution's examples. */
    public static Command example(String name) {
        return new Command("examples/" + name);
    }

    public Command option(String... options) {
        words.addAll(List.of(options));
        return this;
    }

    public Command cluster() {
        return option("--deploy-mode", "cluster");
    }

    /** A program of this module's, from its jar. */
    public Command program(Class<?> program, String... arguments) {
        return option("--class", program.getName(), ProgramJar.path().toString())
                .option(arguments);
    }

    public Command env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs it to its end. */
    public Result run() {
        return start().await();
    }

    /** Runs it in this JVM, to its end: for what submits nothing. */
    public Result runHere() {
        Map<String, String> all = new HashMap<>(System.getenv());
        List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR").forEach(all::remove);
        all.put("YARN_SUBMIT_HOME", distribution().toString());
        all.putAll(environment);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = InThisProcess.run(words, all, print(out), print(err));
        Result result =
                new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        StartedCommands.here().add(StartedCommand.here(line(), environment, result));
        return result;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Starts it on a terminal of its own. */
    public TerminalSession startOnTerminal(int columns) {
        return TerminalSession.start(DefaultSignals.before(line()), environment, columns);
    }

    private List<String> line() {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve(program).toString());
        command.addAll(words);
        return command;
    }

    public Running start() {
        Running running = launch();
        Map<String, Supplier<String>> outputs = new TreeMap<>(Map.of("out", running::out, "err", running::err));
        StartedCommands.here().add(StartedCommand.process(line(), environment, running.process(), outputs));
        return running;
    }

    /**
     * Starts it with a pipe that the caller reads, or does not.
     *
     * @param both whether standard error goes there too
     */
    public Process startPiped(boolean both) {
        try {
            Path err = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "command")
                    .resolve("err");
            ProcessBuilder builder = builder().redirectErrorStream(both);
            Process process = (both ? builder : builder.redirectError(err.toFile())).start();
            StartedCommands.here().add(StartedCommand.process(line(), environment, process, Map.of()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(DefaultSignals.before(line()))
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().remove("HADOOP_CONF_DIR");
        builder.environment().remove("YARN_CONF_DIR");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs it for no longer than this, to look into the failure of others; what it said. */
    public String runWithin(Duration limit) {
        Running running = launch();
        try {
            if (!running.process().waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                running.process().destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return running.out() + running.err();
    }

    private Running launch() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "command");
            ProcessBuilder builder = builder()
                    .redirectOutput(directory.resolve("out").toFile())
                    .redirectError(directory.resolve("err").toFile());
            return new Running(builder.start(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar with all of this module's programs. */
    public static String programJar() {
        return ProgramJar.path().toString();
    }

    public static Path distribution() {
        return Path.of(System.getProperty("yarnsubmit.distribution"));
    }

    /** A command that was started. */
    public record Running(Process process, Path directory) {
        public String out() {
            return read("out");
        }

        public String err() {
            return read("err");
        }

        private String read(String name) {
            try {
                return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until it has said this. */
        public Running awaitErr(String text) {
            Awaitility.await("'" + text + "' on standard error")
                    .atMost(HANG_GUARD)
                    .failFast("the command has ended: " + directory, () -> !process.isAlive() && !err().contains(text))
                    .until(() -> err().contains(text));
            return this;
        }

        /** Waits until its driver has said this. */
        public Running awaitOut(String text) {
            Awaitility.await("'" + text + "' on standard output")
                    .atMost(HANG_GUARD)
                    .failFast("the command has ended: " + directory, () -> !process.isAlive() && !out().contains(text))
                    .until(() -> out().contains(text));
            return this;
        }

        /** The id of the application it submitted. */
        public String applicationId() {
            awaitErr("submitted application_");
            return idIn(err());
        }

        /** Sends a signal: INT, TERM, KILL. */
        public Running signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                return this;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        public Result await() {
            try {
                if (!process.waitFor(HANG_GUARD.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the command hangs\n" + err());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Result(process.exitValue(), out(), err());
        }
    }

    /** How a command ended. */
    public record Result(int exitCode, String out, String err) {
        public String applicationId() {
            return idIn(err);
        }
    }

    private static String idIn(String text) {
        Matcher matcher = APPLICATION.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no application was submitted:\n" + text);
        }
        return matcher.group();
    }
}

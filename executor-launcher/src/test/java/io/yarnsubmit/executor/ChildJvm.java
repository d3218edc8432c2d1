package io.yarnsubmit.executor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts our programs as separate processes, with our classes and the user's jar behind them on the class path. */
final class ChildJvm {
    private static final List<String> RUNTIME = List.of(
            "yarn-submit-",
            "/classes",
            "grpc-",
            "protobuf-javalite",
            "okio",
            "guava",
            "failureaccess",
            "perfmark",
            "kotlin");

    private static final ProgramClasses PROGRAM_CLASSES = ProgramClasses.make(
            runtimeClassPath(), Path.of("target", "program-classes").toAbsolutePath());

    private ChildJvm() {}

    /** Output and errors go to {@code <name>.out} and {@code <name>.err} in the directory. */
    static Process start(
            Path directory,
            String name,
            List<String> options,
            Path userJar,
            String main,
            Map<String, String> environment,
            String... args) {
        return start(directory, name, command(options, userJar, main, args), environment);
    }

    private static List<String> command(List<String> options, Path userJar, String main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(PROGRAM_CLASSES.options());
        command.addAll(options);
        command.addAll(List.of("-cp", PROGRAM_CLASSES.classPath() + File.pathSeparator + userJar, main));
        command.addAll(List.of(args));
        return command;
    }

    private static Process start(Path directory, String name, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process as a child of a shell, and returns the shell. */
    static Process startBelowShell(
            Path directory, String name, List<String> options, Path userJar, String main, String... args) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        command.addAll(command(options, userJar, main, args));
        return start(directory, name, command, Map.of());
    }

    static String output(Path directory, String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> runtimeClassPath() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> RUNTIME.stream().anyMatch(entry::contains))
                .filter(entry -> !entry.contains("hadoop") && !entry.endsWith("test-classes"))
                .map(Path::of)
                .toList();
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

package io.yarnsubmit.protocol.control;

import io.yarnsubmit.protocol.process.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A directory of this user alone with what the commands of a process get: files of tokens, and a program for their PATH. */
public record CommandDirectory(Path path) {
    private static final String PROGRAM = "yarn-submit";
    private static final String PATH = "PATH";

    /** Makes it, with the program, and with what is above it. */
    public static CommandDirectory make(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Files.createDirectories(absolute.getParent(), OwnerOnly.DIRECTORY);
        Files.createDirectory(absolute, OwnerOnly.DIRECTORY);
        Path program = Files.createFile(
                Files.createDirectory(absolute.resolve("bin"), OwnerOnly.DIRECTORY)
                        .resolve(PROGRAM),
                OwnerOnly.PROGRAM);
        try (InputStream in = program()) {
            Files.write(program, in.readAllBytes());
        }
        return new CommandDirectory(absolute);
    }

    /** What the program is: a script for bash. */
    public static InputStream program() {
        return Objects.requireNonNull(CommandDirectory.class.getResourceAsStream("yarn-submit.sh"));
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The variable by which commands find the program. */
    public Map<String, String> variables(Map<String, String> environment) {
        String others = environment.getOrDefault(PATH, "");
        String own = path.resolve("bin").toString();
        return Map.of(PATH, others.isEmpty() ? own + ":/usr/local/bin:/usr/bin:/bin" : own + ":" + others);
    }
}

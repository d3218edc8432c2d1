package io.yarnsubmit.client.directory;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** This user's home directory on this machine. The JVM says {@code ?} where the system has no entry for the user's id. */
public final class UserHome {
    private UserHome() {}

    /** Empty where there is none. */
    public static Optional<Path> find() {
        return of(System.getProperty("user.home"), System.getenv("HOME"));
    }

    /** The first that is a directory, not a word that names none. */
    static Optional<Path> of(String... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .flatMap(text -> absolute(text).stream())
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** A relative path would depend on where the command was typed. */
    static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

package io.yarnsubmit.client.options;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The main class that a jar's manifest names, for applications that are submitted without {@code --class}. */
public final class JarMainClass {
    private JarMainClass() {}

    /**
     * The manifest's Main-Class, or empty.
     *
     * @throws YarnSubmitException {@code FILE_NOT_READABLE} when the jar is not there, or is no jar
     */
    public static Optional<String> read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.MAIN_CLASS))
                    .map(String::trim)
                    .filter(name -> !name.isEmpty());
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "Application jar " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}

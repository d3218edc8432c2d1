package io.yarnsubmit.client.files;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a jar's manifest says to the JVM.
 *
 * @param mainClass the class to run
 * @param classPath the jars that this one needs: URLs, most often relative to its own
 * @param jvmOptions what {@code java -jar} would do for it, as options
 */
public record JarManifest(Optional<String> mainClass, List<String> classPath, List<String> jvmOptions) {
    public static final JarManifest NONE = new JarManifest(Optional.empty(), List.of(), List.of());

    public JarManifest {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} if it is not a jar */
    public static JarManifest of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? NONE : of(manifest.getMainAttributes());
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    "'" + jar + "' is not a jar: " + e.getMessage() + CommandHint.of(jar.toString()),
                    e);
        }
    }

    static JarManifest of(Attributes attributes) {
        List<String> options = new ArrayList<>();
        words(attributes, "Add-Exports").forEach(name -> options.add("--add-exports=" + name + "=ALL-UNNAMED"));
        words(attributes, "Add-Opens").forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
        words(attributes, "Enable-Native-Access").forEach(name -> options.add("--enable-native-access=" + name));
        return new JarManifest(
                Optional.ofNullable(attributes.getValue(Attributes.Name.MAIN_CLASS))
                        .map(String::trim),
                words(attributes, "Class-Path"),
                options);
    }

    private static List<String> words(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null || value.isBlank()
                ? List.of()
                : List.of(value.trim().split("\\s+"));
    }
}

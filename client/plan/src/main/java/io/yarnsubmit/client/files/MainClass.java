package io.yarnsubmit.client.files;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.Suggestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** Finds the driver's class, and checks that it exists, before anything is uploaded. */
public final class MainClass {
    private static final String ENDING = ".class";

    private MainClass() {}

    /**
     * The main class.
     *
     * @param named by the user; by default the manifest of the first jar names it
     * @param jars on this machine, the application's first
     * @throws YarnSubmitException {@link ErrorCode#CLASS_NOT_FOUND} or {@link ErrorCode#FILE_NOT_READABLE}
     */
    public static String of(Optional<String> named, List<Path> jars) {
        String mainClass = named.or(() -> JarManifest.of(jars.get(0)).mainClass())
                .orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.CLASS_NOT_FOUND,
                        "'" + jars.get(0)
                                + "' names no Main-Class in its manifest. Name the driver's class with --class."));
        List<String> others = new ArrayList<>();
        for (Path jar : jars) {
            if (contains(jar, mainClass, others)) {
                return mainClass;
            }
        }
        List<String> near = Suggestions.near(mainClass, others);
        throw new YarnSubmitException(
                ErrorCode.CLASS_NOT_FOUND,
                "Class '" + mainClass + "' is in none of the jars: "
                        + String.join(", ", jars.stream().map(Path::toString).toList())
                        + (near.isEmpty() ? "." : Suggestions.question(near)));
    }

    private static boolean contains(Path jar, String mainClass, List<String> others) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(mainClass.replace('.', '/') + ENDING) != null) {
                return true;
            }
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(ENDING) && !name.contains("$") && !name.startsWith("META-INF/"))
                    .map(name ->
                            name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
                    .forEach(others::add);
            return false;
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    private static YarnSubmitException unreadable(Path jar, IOException e) {
        return new YarnSubmitException(
                ErrorCode.FILE_NOT_READABLE,
                "'" + jar + "' is not a jar: " + e.getMessage() + CommandHint.of(jar.toString()),
                e);
    }
}

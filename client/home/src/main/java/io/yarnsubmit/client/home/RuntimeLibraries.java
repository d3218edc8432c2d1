package io.yarnsubmit.client.home;

import io.yarnsubmit.launch.JavaOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What drivers and executors on this machine run with.
 *
 * @param jars in a fixed order, which class data sharing requires
 * @param archive their classes as the JVM maps them; what {@code make-start-faster} leaves
 */
public record RuntimeLibraries(List<Path> jars, Optional<Path> archive) {
    public RuntimeLibraries {
        jars = List.copyOf(jars);
    }

    /** The words of a command that starts a JVM with them, after {@code java} and before its arguments. */
    public List<String> command(int heapMib, List<String> userOptions, String mainClass) {
        List<String> words = new ArrayList<>();
        // A JVM that cannot use it silently goes on without it.
        archive.ifPresent(file -> words.addAll(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off")));
        words.addAll(JavaOptions.of(heapMib, userOptions));
        words.add("-cp");
        words.add(String.join(
                File.pathSeparator, jars.stream().map(Path::toString).toList()));
        words.add(mainClass);
        return words;
    }
}

package io.yarnsubmit.client.home;

import io.yarnsubmit.launch.UserJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jar that is before the user's class path in drivers and executors, for those on this machine.
 *
 * @param archive its classes as the JVM maps them; what {@code make-start-faster} leaves
 */
public record RuntimeJar(Path jar, Optional<Path> archive) {

    /** The words of a command that starts a JVM with user code, after {@code java} and before its arguments. */
    public List<String> command(int heapMib, List<String> userOptions, List<String> userJars, String mainClass) {
        List<String> words = new ArrayList<>();
        // A JVM that cannot use it says nothing and goes on.
        archive.ifPresent(file -> words.addAll(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off")));
        words.addAll(new UserJvm(heapMib, userOptions, UserJvm.classPath(jar.toString(), userJars)).words());
        words.add(mainClass);
        return words;
    }
}

package io.yarnsubmit.client.home;

import io.yarnsubmit.launch.UserJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The jar that is before the user's class path in drivers and executors, for those on this machine.
 *
 * @param archive its classes as the JVM maps them; what {@code make-start-faster} leaves
 */
public record RuntimeJar(Path jar, Optional<Path> archive) {

    /** The class path with the user's jars behind it. */
    public List<String> before(List<String> userJars) {
        return UserJvm.classPath(jar.toString(), userJars);
    }

    /** The first options of a JVM with that class path. */
    public List<String> options() {
        // A JVM that cannot use it says nothing and goes on.
        return archive.map(file -> List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off"))
                .orElse(List.of());
    }
}

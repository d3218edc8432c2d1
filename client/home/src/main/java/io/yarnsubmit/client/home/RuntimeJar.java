package io.yarnsubmit.client.home;

import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.launch.UserJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The jar that is before the user's class path in drivers and executors, for those on this machine.
 *
 * @param archive of its classes
 */
public record RuntimeJar(Path jar, Optional<ClassArchive> archive) {

    /** The class path with the user's jars behind it. */
    public List<String> before(List<String> userJars) {
        return UserJvm.classPath(jar.toString(), userJars);
    }

    /**
     * The first options of a JVM with that class path.
     *
     * @param javaHome of that JVM
     */
    public List<String> options(Path javaHome) {
        return archive.map(made -> made.options(javaHome)).orElse(List.of());
    }
}

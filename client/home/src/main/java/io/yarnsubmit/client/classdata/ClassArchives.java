package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.home.RuntimeJar;
import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.launch.JdkBuild;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The archives of an installation for the JDK of this process: those that came with it or, without them, the user's own. */
public final class ClassArchives {
    private final ProductHome home;
    private final Optional<JdkBuild> build;
    private final Optional<ArchiveFolder> current;

    private ClassArchives(ProductHome home, Optional<JdkBuild> build, Optional<ArchiveFolder> current) {
        this.home = home;
        this.build = build;
        this.current = current;
    }

    /** @param wanted whether the configuration allows them */
    public static ClassArchives of(ProductHome home, boolean wanted) {
        Optional<JdkBuild> build = wanted ? JdkBuild.current() : Optional.empty();
        return new ClassArchives(
                home,
                build,
                build.flatMap(
                        jdk -> Stream.concat(Stream.of(ArchiveFolder.shipped(home, jdk)), cached(home, jdk).stream())
                                .filter(folder -> folder.isCurrent(home))
                                .findFirst()));
    }

    private static Optional<ArchiveFolder> cached(ProductHome home, JdkBuild build) {
        return ArchiveCache.find().flatMap(cache -> ArchiveFolder.cached(cache, home, build));
    }

    /** For drivers and executors on this machine. */
    public RuntimeJar runtime() {
        return new RuntimeJar(home.runtimeJar(), archive(ArchiveKind.RUNTIME));
    }

    /** For the ApplicationMaster in its container: a file of this machine. */
    public Optional<ClassArchive> master() {
        return archive(ArchiveKind.CONTAINER_MASTER);
    }

    /** For drivers and executors in containers: a file of this machine. */
    public Optional<ClassArchive> runtimeInContainers() {
        return archive(ArchiveKind.CONTAINER_RUNTIME);
    }

    private Optional<ClassArchive> archive(ArchiveKind kind) {
        Optional<Path> file = current.flatMap(folder -> folder.find(kind));
        return file.flatMap(path -> build.map(jdk -> new ClassArchive(path.toString(), jdk)));
    }

    /** The start script takes the user's own, even stale ones, before those of the installation. */
    void removeUnused() {
        build.flatMap(jdk -> cached(home, jdk))
                .filter(folder -> current.isPresent()
                        && !folder.path().equals(current.get().path()))
                .ifPresent(ArchiveFolder::remove);
    }

    /** Whether they can be used here, and have not been made from the files that are here now. */
    boolean areMissing() {
        return build.isPresent() && current.isEmpty();
    }
}

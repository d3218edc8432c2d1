package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.launch.JdkBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The program that makes archives: in the user's cache, or in the installation, as {@code make-start-faster} wants it. */
public final class ClassArchivesMain {
    static final String CACHED = "--cached";

    private ClassArchivesMain() {}

    /** @param arguments {@code --cached} or {@code --shipped}, and the installation's directory */
    public static void main(String... arguments) throws InterruptedException {
        ProductHome home = new ProductHome(Path.of(arguments[1]));
        boolean made;
        try {
            made = arguments[0].equals(CACHED) ? cached(home) : shipped(home);
        } catch (IOException e) {
            tell("The archives cannot be written: " + e);
            made = false;
        }
        System.exit(made ? 0 : 1);
    }

    private static boolean cached(ProductHome home) throws IOException, InterruptedException {
        Optional<JdkBuild> build = JdkBuild.current();
        Optional<ArchiveCache> cache = ArchiveCache.find();
        if (build.isEmpty() || cache.isEmpty()) {
            return false;
        }
        cache.get().make();
        try (MakingLock lock = MakingLock.of(cache.get().path()).orElse(null)) {
            if (lock == null) {
                return false;
            }
            cache.get().sweep();
            Optional<ArchiveFolder> folder = ArchiveFolder.cached(cache.get(), home, build.get());
            return folder.isPresent()
                    && new ArchiveMaker(home, line -> {})
                            .make(folder.get(), cache.get().path());
        }
    }

    private static boolean shipped(ProductHome home) throws IOException, InterruptedException {
        Optional<JdkBuild> build = JdkBuild.current();
        if (build.isEmpty()) {
            tell("This JDK is not used with archives: " + System.getProperty("java.home")
                    + " has no file 'release' that names a build of Java 17 to 25. Set JAVA_HOME to another.");
            return false;
        }
        ArchiveFolder folder = ArchiveFolder.shipped(home, build.get());
        try (MakingLock lock = MakingLock.of(folder.path().resolveSibling("")).orElse(null)) {
            if (lock == null) {
                tell("Another process is making the archives. Wait for it.");
                return false;
            }
            boolean made = new ArchiveMaker(home, ClassArchivesMain::tell)
                    .make(folder, folder.path().resolveSibling(""));
            tell(
                    made
                            ? "done: " + folder.path()
                            : "Not all archives could be made in " + folder.path()
                                    + ". Is the JDK's own archive missing? Make it: "
                                    + System.getProperty("java.home") + "/bin/java -Xshare:dump");
            return made;
        }
    }

    private static void tell(String line) {
        System.err.println("make-start-faster: " + line);
    }
}

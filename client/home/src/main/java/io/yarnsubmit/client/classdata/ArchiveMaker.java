package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.sharing.ClassListReplay;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes the archives of an installation, one after the other: each by a JVM that loads the classes of a list and writes them down
 * when it ends.
 */
final class ArchiveMaker {
    private static final long LONGEST_MINUTES = 5;
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final ProductHome home;
    private final Consumer<String> say;

    /** @param say hears what is being done */
    ArchiveMaker(ProductHome home, Consumer<String> say) {
        this.home = home;
        this.say = say;
    }

    /**
     * Makes them unless they are there. For one process at a time: see {@link MakingLock}.
     *
     * @param above where to work, on the same file system. It should have a plain name: of the classes below others, a JVM writes
     *     down few
     * @return whether all are there
     */
    boolean make(ArchiveFolder folder, Path above) throws IOException, InterruptedException {
        if (!folder.isCurrent(home)) {
            makeIn(Files.createTempDirectory(above, ".making-"), folder);
        }
        return Stream.of(ArchiveKind.values())
                .allMatch(kind -> folder.find(kind).isPresent());
    }

    private void makeIn(Path work, ArchiveFolder folder) throws IOException, InterruptedException {
        try {
            String description = ArchiveFolder.description(home);
            layOut(work);
            Files.createDirectories(folder.path());
            for (ArchiveKind kind : ArchiveKind.values()) {
                say.accept("writing " + folder.path().resolve(kind.fileName()));
                make(kind, work, folder.path().resolve(kind.fileName()));
            }
            // Last: until it is there, the archives do not count as made from these files.
            folder.record(description);
        } finally {
            new Leftovers(work).deleteFiles();
        }
    }

    /** The jars as they are in a container's directory: a JVM compares names and times. */
    private void layOut(Path work) throws IOException {
        Path libraries = Files.createDirectory(work.resolve(LaunchNames.AM_LIBRARY_LINK));
        for (Path jar : home.amLibraries()) {
            copy(jar, libraries.resolve(jar.getFileName()));
        }
        Path runtime = work.resolve(LaunchNames.RUNTIME_JAR);
        Files.createDirectory(runtime.getParent());
        copy(home.runtimeJar(), runtime);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.setLastModifiedTime(to, FileTime.from(LaunchNames.TIME_OF_LIBRARIES));
    }

    /** If that fails, there is none: then the JVMs start as without it. */
    private void make(ArchiveKind kind, Path work, Path archive) throws IOException, InterruptedException {
        Path unfinished = work.resolve(kind.fileName());
        ProcessBuilder builder = new ProcessBuilder(command(kind, unfinished))
                .directory(work.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        OPTION_VARIABLES.forEach(builder.environment()::remove);
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        } finally {
            process.destroyForcibly();
        }
        if (ended && process.exitValue() == 0 && Files.exists(unfinished)) {
            // A JVM checks the beginning of an archive, and crashes if the rest is not there: not even a machine that
            // stops
            // now may leave that.
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(archive);
        }
    }

    private List<String> command(ArchiveKind kind, Path archive) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:ArchiveClassesAtExit=" + archive));
        command.addAll(ClassListReplay.JVM_OPTIONS);
        command.add("-cp");
        command.add(kind.classPath(home));
        command.add(kind.program());
        command.add(kind.classList(home).toString());
        return command;
    }
}

package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.sharing.ClassListReplay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of our programs, with an archive of the classes that they load, so that the many processes of these tests start
 * sooner. An archive fits no class path with directories, so those are packed.
 *
 * @param options of a JVM whose class path begins with this one
 */
record ProgramClasses(String classPath, List<String> options) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Of the runtime's jar, where libraries have other names. */
    private static final Path CLASS_LIST = Path.of("..", "src", "dist", "src", "classes", "runtime.txt");

    private static final String RELOCATED = "io/yarnsubmit/runtime/";

    /** Without an archive where none can be made; the programs are the same then. */
    static ProgramClasses make(List<Path> entries, Path directory) {
        try {
            Files.createDirectories(directory);
            String classPath = classPath(entries, directory);
            Path archive = directory.resolve("classes.jsa");
            Files.deleteIfExists(archive);
            Path list = Files.write(directory.resolve("classes.txt"), classes());
            dump(classPath, list, archive, directory.resolve("dump.log"));
            return new ProgramClasses(
                    classPath, Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath(List<Path> entries, Path directory) throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries) {
            Path jar = Files.isDirectory(entry)
                    ? UserJar.pack(entry, directory.resolve("classes-" + jars.size() + ".jar"))
                    : entry;
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void dump(String classPath, Path list, Path archive, Path log)
            throws IOException, InterruptedException {
        new ProcessBuilder(
                        JAVA,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "-cp",
                        classPath,
                        ClassListReplay.class.getName(),
                        list.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static List<String> classes() throws IOException {
        return Files.readAllLines(CLASS_LIST).stream()
                .map(ProgramClasses::asInTheSources)
                .toList();
    }

    private static String asInTheSources(String line) {
        return line.replace(RELOCATED + "google/", "com/google/")
                .replace(RELOCATED + "grpc/", "io/grpc/")
                .replace(RELOCATED + "perfmark/", "io/perfmark/")
                .replace(RELOCATED + "okio/", "okio/")
                .replace(RELOCATED + "kotlin/", "kotlin/")
                .replace(RELOCATED, "io/yarnsubmit/");
    }
}

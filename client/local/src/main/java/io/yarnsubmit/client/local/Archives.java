package io.yarnsubmit.client.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Unpacks archives as a NodeManager does: zip and jar, tar and tar.gz, known by their names; others stay files. */
final class Archives {
    private static final long LONGEST_MINUTES = 10;

    private Archives() {}

    /**
     * Unpacks an archive.
     *
     * @param target is made, with what is in it
     * @return the target; or, if it is not an archive, the file itself
     */
    static Path unpacked(Path archive, Path target) throws IOException {
        String name = String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip") || name.endsWith(".jar")) {
            Files.createDirectories(target);
            unzip(archive, target);
        } else if (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            Files.createDirectories(target);
            untar(archive, target);
        } else {
            return archive;
        }
        return target;
    }

    /** With the JDK's file system for zip files, because only that has the permissions to execute. */
    private static void unzip(Path archive, Path target) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path file = target.resolve(entry.toString().substring(1)).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("'" + archive + "' has an entry outside of itself: " + entry);
                }
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(entry, file);
                    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(entry));
                    permissions.add(PosixFilePermission.OWNER_READ);
                    Files.setPosixFilePermissions(file, permissions);
                }
            }
        }
    }

    private static void untar(Path archive, Path target) throws IOException {
        Process tar = new ProcessBuilder(List.of("tar", "-xf", archive.toString(), "-C", target.toString()))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        String words = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!tar.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || tar.exitValue() != 0) {
                tar.destroyForcibly();
                throw new IOException("'" + archive + "' cannot be unpacked: " + words.strip());
            }
        } catch (InterruptedException e) {
            tar.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while '" + archive + "' was unpacked", e);
        }
    }
}

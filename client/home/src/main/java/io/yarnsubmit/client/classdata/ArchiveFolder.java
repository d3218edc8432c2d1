package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.launch.JdkBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where the archives for one installation and one JDK are, or would be. A record beside them says what they were made from.
 *
 * @param path a folder below another that is for one installation
 */
record ArchiveFolder(Path path) {
    private static final String RECORD = "made-from";
    /** Of a file's name. */
    private static final int LONGEST_NAME = 255;

    /** The one that belongs to the installation. */
    static ArchiveFolder shipped(ProductHome home, JdkBuild build) {
        return new ArchiveFolder(
                home.directory().resolve("lib").resolve("archives").resolve(build.name()));
    }

    /** The user's own. The start script looks there too, so both must make the same name. Empty if that is too long. */
    static Optional<ArchiveFolder> cached(ArchiveCache cache, ProductHome home, JdkBuild build) {
        String name = home.directory().toString().replace('/', '%');
        return name.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(new ArchiveFolder(cache.path().resolve(name).resolve(build.name())));
    }

    Optional<Path> find(ArchiveKind kind) {
        Path file = path.resolve(kind.fileName());
        return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }

    /** Whether the archives are those of the files that are there now. Some may be missing: then they could not be made. */
    boolean isCurrent(ProductHome home) {
        try {
            return Files.readString(path.resolve(RECORD)).equals(description(home));
        } catch (IOException e) {
            return false;
        }
    }

    void remove() {
        if (Files.exists(path)) {
            new Leftovers(path).deleteFiles();
        }
    }

    void record(String description) throws IOException {
        Files.writeString(path.resolve(RECORD), description);
    }

    /** What archives are made from. A JVM compares times and sizes of jars too. */
    static String description(ProductHome home) throws IOException {
        StringBuilder text = new StringBuilder("archives 1\n")
                .append(home.directory())
                .append('\n')
                .append(System.getProperty("java.home"))
                .append('\n');
        for (Path file : ArchiveKind.sources(home)) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            text.append(file)
                    .append(' ')
                    .append(attributes.size())
                    .append(' ')
                    .append(attributes.lastModifiedTime().toMillis())
                    .append('\n');
        }
        return text.toString();
    }

    /** Whether the installation and the JDK that it was made for are still there. */
    boolean isForSomebody() {
        try {
            return Files.readString(path.resolve(RECORD))
                    .lines()
                    .skip(1)
                    .limit(2)
                    .allMatch(directory -> Files.isDirectory(Path.of(directory)));
        } catch (IOException e) {
            return false;
        }
    }
}

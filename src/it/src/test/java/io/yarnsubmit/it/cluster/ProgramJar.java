package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jar with this module's test programs, made when it is first asked for. */
final class ProgramJar {
    private static final Path JAR = Path.of("target", "programs.jar").toAbsolutePath();

    private ProgramJar() {}

    static synchronized Path path() {
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        try (Stream<Path> files = Files.walk(classes.resolve("io/yarnsubmit/it/programs"))) {
            Path fresh = Files.createTempFile(JAR.getParent(), "programs", ".tmp");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    JarEntry entry = new JarEntry(classes.relativize(file).toString());
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                }
            }
            if (!Files.exists(JAR) || Files.mismatch(fresh, JAR) >= 0) {
                Files.move(fresh, JAR, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(fresh);
            }
            return JAR;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

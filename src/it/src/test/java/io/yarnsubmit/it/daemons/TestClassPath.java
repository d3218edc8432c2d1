package io.yarnsubmit.it.daemons;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The class path of this JVM, for other JVMs. */
final class TestClassPath {
    private TestClassPath() {}

    /** What runs tests often names one jar only, whose manifest names the others. */
    static List<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .flatMap(TestClassPath::expanded)
                .toList();
    }

    private static Stream<String> expanded(String entry) {
        Path path = Path.of(entry).toAbsolutePath();
        if (!Files.isRegularFile(path) || !path.getFileName().toString().startsWith("surefire")) {
            return Stream.of(path.toString());
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            String others =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (others == null) {
                return Stream.of(path.toString());
            }
            URI base = path.toUri();
            return Stream.of(others.split(" "))
                    .map(other -> Path.of(base.resolve(other)).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.yarnsubmit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarAuditTest {
    private static final byte JAVA_8 = 52;
    private static final byte JAVA_17 = 61;

    @TempDir
    Path directory;

    @Test
    void findsJarsAtEveryDepth() throws Exception {
        jar("a.jar", JAVA_8, "A.class");
        jar("deep/down/b.jar", JAVA_8, "B.class");
        Files.createFile(directory.resolve("a.pom"));

        assertThat(JarAudit.jarsBelow(directory)).containsExactly(path("a.jar"), path("deep/down/b.jar"));
    }

    @Test
    void dividesTheWorkIntoPartsThatCanBeSent() throws Exception {
        List<List<Integer>> chunks = JarAudit.chunks(List.of(1, 2, 3, 4, 5), 2);

        assertThat(chunks).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(chunks);
    }

    @Test
    void readsClassesAndTheReleaseTheyNeed() throws Exception {
        jar(
                "a.jar",
                JAVA_17,
                "p/A.class",
                "p/A$1.class",
                "module-info.class",
                "META-INF/versions/21/p/A.class",
                "x.txt");

        JarContents contents = JarReader.read(path("a.jar"));

        assertThat(contents.readable()).isTrue();
        assertThat(contents.classes()).containsExactly("p.A", "p.A$1");
        assertThat(contents.classesByRelease()).isEqualTo(Map.of(17, 2));
        assertThat(contents.bytes()).isEqualTo(Files.size(directory.resolve("a.jar")));
    }

    @Test
    void reportsWhatCannotBeReadAndGoesOn() throws Exception {
        Files.writeString(directory.resolve("broken.jar"), "not a jar");
        jar("good.jar", JAVA_8, "A.class");

        AuditReport report = AuditReport.of(JarReader.readAll(JarAudit.jarsBelow(directory)));

        assertThat(report.classesByRelease()).isEqualTo(Map.of(8, 1));
        assertThat(report.lines(directory))
                .contains("Could not be read: 1")
                .anyMatch(line -> line.startsWith("  broken.jar: "));
    }

    @Test
    void groupsJarsByTheClassesTheyShare() throws Exception {
        jar("guava-1.jar", JAVA_8, "g/A.class", "g/B.class", "g/Old.class");
        jar("guava-2.jar", JAVA_8, "g/A.class", "g/B.class");
        jar("fat.jar", JAVA_8, "g/Old.class", "app/Main.class");

        AuditReport report = AuditReport.of(JarReader.readAll(JarAudit.jarsBelow(directory)));

        assertThat(report.conflicts())
                .containsExactly(
                        new AuditReport.Conflict(
                                List.of(path("guava-1.jar"), path("guava-2.jar")), List.of("g.A", "g.B")),
                        new AuditReport.Conflict(List.of(path("fat.jar"), path("guava-1.jar")), List.of("g.Old")));
        assertThat(report.lines(directory)).contains("  2 classes, such as g.A, in", "      guava-1.jar");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private void jar(String name, byte majorVersion, String... entries) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] classFile = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, majorVersion};
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(classFile);
            }
        }
    }
}

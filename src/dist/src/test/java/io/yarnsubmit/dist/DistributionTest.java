package io.yarnsubmit.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was packed. */
@Tag("packed")
class DistributionTest {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("yarnsubmit.distribution"));
    private static final Pattern LISTED_JAR = Pattern.compile("(?m)^- `(lib/[a-z]+/[^`]+\\.jar)`$");

    @Test
    void everyLinkLeadsToSomethingPacked() {
        assertThat(MarkdownFile.below(DISTRIBUTION))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file.brokenLinks()).isEmpty());
    }

    @Test
    void licenceAndNoticeArePacked() {
        assertThat(DISTRIBUTION.resolve("LICENSE")).isNotEmptyFile();
        assertThat(DISTRIBUTION.resolve("NOTICE")).isNotEmptyFile();
    }

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        List<String> listed = listedJars();
        List<String> packed = jarsOfOthers();
        assumeThat(hadoopCommon(packed))
                .as("the list is for the default Hadoop")
                .isEqualTo(hadoopCommon(listed));

        assertThat(packed)
                .as("docs/third-party.md lists each jar below lib/ under its licence. Look up the licence of a new one;"
                        + " it must fit the Apache License 2.0")
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void whatOurProcessesTalkWith_isTheSameWithEveryHadoop() throws IOException {
        assertThat(jarsOfOthers().stream().filter(DistributionTest::isCommon))
                .as("Hadoop may name older ones, so pom.xml must name those of gRPC")
                .containsExactlyInAnyOrderElementsOf(
                        listedJars().stream().filter(DistributionTest::isCommon).toList());
    }

    private static boolean isCommon(String jar) {
        return jar.startsWith("lib/common/");
    }

    /** User code has it on its class path before its own jars: it must find there what yarn-submit promises, and nothing else. */
    @Test
    void theRuntimeJarHasTheApiAndClassesUnderNamesOfItsOwn() throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib/runtime"));
                JarFile jar = new JarFile(jars.findFirst().orElseThrow().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
            assertThat(files)
                    .as("no manifest, no services, no other resources than the script for commands")
                    .filteredOn(name -> !name.endsWith(".class"))
                    .containsExactly("io/yarnsubmit/runtime/protocol/control/yarn-submit.sh");
            assertThat(files)
                    .allMatch(
                            name -> name.startsWith("io/yarnsubmit/api/") || name.startsWith("io/yarnsubmit/runtime/"))
                    .contains(
                            "io/yarnsubmit/api/DriverContext.class",
                            "io/yarnsubmit/runtime/driver/DriverMain.class",
                            "io/yarnsubmit/runtime/executor/ExecutorMain.class");
        }
    }

    private static List<String> hadoopCommon(List<String> jars) {
        return jars.stream().filter(jar -> jar.contains("/hadoop-common-")).toList();
    }

    private static List<String> listedJars() {
        return LISTED_JAR
                .matcher(new MarkdownFile(DISTRIBUTION.resolve("docs/third-party.md")).text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> jarsOfOthers() throws IOException {
        try (Stream<Path> files = Files.walk(DISTRIBUTION.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("yarn-submit-"))
                    .map(file -> DISTRIBUTION.relativize(file).toString())
                    .toList();
        }
    }
}

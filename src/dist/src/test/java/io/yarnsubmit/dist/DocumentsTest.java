package io.yarnsubmit.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("yarnsubmit.root"));

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(MarkdownFile.below(ROOT))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file.brokenLinks()).isEmpty());
    }

    @Test
    void everyModuleHasItsLineInTheArchitecture() throws IOException {
        String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));

        assertThat(modules()).contains("api", "client/yarn").allSatisfy(module -> assertThat(architecture)
                .containsPattern("(?m)^\\| `" + module + "/` \\|"));
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    /** The folders with a pom, but not the project's own. */
    private static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .map(file -> ROOT.relativize(file.getParent()).toString())
                    .filter(module -> !module.isEmpty() && !module.contains("rivals"))
                    .sorted()
                    .toList();
        }
    }
}

package io.yarnsubmit.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }
}

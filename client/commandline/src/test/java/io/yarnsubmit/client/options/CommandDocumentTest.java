package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandDocumentTest {
    @Test
    void theDocumentIsUpToDate() {
        WrittenDocument.check("docs/cli.md", CliDocument.text());
    }

    @Test
    void theManPageIsUpToDate() {
        WrittenDocument.check("docs/yarn-submit.1", ManPage.text());
    }

    @Test
    void theManPageHasNoRequestByAccident() {
        assertThat(ManPage.text().lines()).allMatch(line -> line.matches("[^.'].*|\\.(TH|SH|SS|TP|B|PP|br|\\\\\").*"));
    }
}

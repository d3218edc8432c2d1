package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.command.VerbTable;
import org.junit.jupiter.api.Test;

class CommandDocumentTest {
    @Test
    void theDocumentIsUpToDate() {
        WrittenDocument.check("docs/cli.md", CliDocument.text(new VerbTable()));
    }

    @Test
    void theManPageIsUpToDate() {
        WrittenDocument.check("docs/yarn-submit.1", ManPage.text(new VerbTable()));
    }

    @Test
    void theManPageHasNoRequestByAccident() {
        assertThat(ManPage.text(new VerbTable()).lines())
                .allMatch(line -> line.matches("[^.'].*|\\.(TH|SH|SS|TP|B|PP|br|\\\\\").*"));
    }
}

package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheFoldersTest {
    private static final String SHA = "5aa6";
    private final CacheFolders folders = new CacheFolders();

    @Test
    void firstLink_isTheContentsOwnFolder_alsoWhenAskedAgain() {
        assertThat(folder("a.jar", "a.jar")).isEqualTo(SHA);
        assertThat(folder("a.jar", "a.jar"))
                .as("an upload that was cut is made again")
                .isEqualTo(SHA);
        assertThat(folder("b.jar", "b.jar")).isEqualTo(SHA);
    }

    @Test
    void furtherLinks_haveFoldersBesideIt_evenIfTheyAreCalledAsTheFile() {
        assertThat(folder("settings", "one")).isEqualTo(SHA);
        assertThat(folder("settings", "two")).isEqualTo(SHA + "-two");
        assertThat(folder("settings", "settings")).isEqualTo(SHA + "-settings");
        assertThat(folder("settings", "two")).isEqualTo(SHA + "-two");
        assertThat(folder("settings", "one")).isEqualTo(SHA);
    }

    private String folder(String name, String link) {
        Content content = new Content(name, SHA, out -> {});
        Content placed = folders.of(content, link);
        assertThat(placed.name()).isEqualTo(name);
        return placed.folder();
    }
}

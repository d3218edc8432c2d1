package io.yarnsubmit.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.files.OwnFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
    private final Links links = new Links();

    @Test
    void take_sameLinkForTwoFiles_namesBoth() {
        assertThat(links.take("x.jar", "/a/x.jar")).isTrue();
        assertThat(links.take("x.jar", "/b/x.jar")).isFalse();

        assertThat(links.problems()).singleElement().asString().contains("/a/x.jar", "/b/x.jar", "path#name");
    }

    @Test
    void take_sameBaseNameUnderTwoLinks_isNoConflict() {
        assertThat(links.take("a.jar", "/a/x.jar")).isTrue();
        assertThat(links.take("b.jar", "/b/x.jar")).isTrue();

        assertThat(links.problems()).isEmpty();
    }

    @Test
    void take_sameFileTwice_isTakenOnceWithoutAWord() {
        assertThat(links.take("x.jar", "/a/x.jar")).isTrue();
        assertThat(links.take("x.jar", "/a/x.jar")).isFalse();

        assertThat(links.problems()).isEmpty();
    }

    @Test
    void takeRemote_sameFileUnderTwoLinks_isRefused() {
        assertThat(links.takeRemote("one", "hdfs://x/a")).isTrue();
        assertThat(links.takeRemote("two", "hdfs://x/a")).isFalse();

        assertThat(links.problems()).singleElement().asString().contains("hdfs://x/a", "'one'", "'two'");
    }

    @Test
    void take_reservedOrNoFileName_isRefused() {
        links.take("application.plan", "/a");
        links.take("a/b", "/b");
        links.take("", "/c");

        assertThat(links.problems()).hasSize(3);
    }

    @Test
    void take_whatItemsOfMapDoNotSee_isRefused() {
        for (String own : List.of("tmp", "container_tokens", "yarn-submit-runtime.jar", OwnFiles.ITEMS)) {
            assertThat(links.take(own, "/a/x")).as(own).isFalse();
        }

        assertThat(links.problems())
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem).endsWith("that name is taken; give it another: path#name"));
        assertThat(links.take(".tmp.crc", "/a/y")).isTrue();
    }
}

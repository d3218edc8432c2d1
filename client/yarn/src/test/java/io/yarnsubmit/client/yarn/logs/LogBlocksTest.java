package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What YARN prints of container logs is cut into its files by counting, whatever is in them. */
class LogBlocksTest {
    private static final String CONTAINER = "container_e17_1795381475466_0002_01_000003";

    private static String block(String name, String shown, int length) {
        return "Container: " + CONTAINER + " on 127.0.0.2:39103\nLogAggregationType: LOCAL\n=====\nLogType:" + name
                + "\nLogLastModifiedTime:Sun Nov 22 21:10:36 +0000 2026\nLogLength:" + length + "\nLogContents:\n"
                + shown + "\nEnd of LogType:" + name + "\n*******\n\n";
    }

    private static List<String> cut(long size, String text, int chunk) throws IOException {
        List<String> found = new ArrayList<>();
        LogSink sink = new LogSink() {
            private final StringBuilder content = new StringBuilder();
            private String head = "";

            @Override
            public void begin(LogFile file, long offset) {
                assertThat(file.container()).isEqualTo(CONTAINER);
                assertThat(file.node()).isEqualTo("127.0.0.2:39103");
                assertThat(file.modified()).isEqualTo(Optional.of(Instant.parse("2026-11-22T21:10:36Z")));
                content.setLength(0);
                head = file.name() + " of " + file.length() + " from " + offset + ": ";
            }

            @Override
            public void bytes(byte[] buffer, int from, int count) {
                content.append(new String(buffer, from, count, UTF_8));
            }

            @Override
            public void end() {
                found.add(head + content);
            }
        };
        byte[] all = text.getBytes(UTF_8);
        try (LogBlocks blocks = new LogBlocks(size, sink)) {
            for (int from = 0; from < all.length; from += chunk) {
                blocks.write(all, from, Math.min(chunk, all.length - from));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 100_000})
    void filesFollowEachOther_emptyOnesToo_howeverTheyArrive(int chunk) throws IOException {
        String text = block("stderr", "", 0) + block("stdout", "one\ntwo\n", 8);

        assertThat(cut(LogBlocks.WHOLE, text, chunk))
                .containsExactly("stderr of 0 from 0: ", "stdout of 8 from 0: one\ntwo\n");
    }

    @Test
    void aFileThatContainsWhatYarnPrints_isOneFile() throws IOException {
        String nasty = block("inner", "x", 1);

        assertThat(cut(LogBlocks.WHOLE, block("stdout", nasty, nasty.length()), 16))
                .containsExactly("stdout of " + nasty.length() + " from 0: " + nasty);
    }

    @Test
    void ofATail_theOffsetIsKnown() throws IOException {
        assertThat(cut(-4, block("stdout", "two\n", 8), 16)).containsExactly("stdout of 8 from 4: two\n");
        assertThat(cut(-100, block("stdout", "one\ntwo\n", 8), 16)).containsExactly("stdout of 8 from 0: one\ntwo\n");
    }

    @Test
    void askedForNothing_theLengthIsTold() throws IOException {
        assertThat(cut(0, block("stdout", "", 1_579), 16)).containsExactly("stdout of 1579 from 0: ");
    }

    @Test
    void whatIsNoTimeOfYarn_isNone() {
        assertThat(LogBlocks.time("gestern")).isEmpty();
    }

    @Test
    void theApplicationOfAContainer_withEpochAndWithout() {
        assertThat(new LogPlace("me", CONTAINER, "", true).application()).isEqualTo("application_1795381475466_0002");
        assertThat(new LogPlace("me", "container_1795381475466_0002_01_000003", "", true).application())
                .isEqualTo("application_1795381475466_0002");
    }
}

package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.options.PropertiesLines.Entry;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesLinesTest {
    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @Test
    void readsAllThreeSeparators() throws IOException {
        assertThat(read("a=1\nb: 2\nc 3\nd\n"))
                .containsExactly(
                        new Entry("a", "1", 1), new Entry("b", "2", 2), new Entry("c", "3", 3), new Entry("d", "", 4));
    }

    @Test
    void countsCommentsBlankAndContinuedLines() throws IOException {
        assertThat(read("# x \\\n! y\r\n\r\n  a = 1,\\\n    2,\\\r\n    3\nb=4\\\\\nc=5"))
                .containsExactly(new Entry("a", "1,2,3", 4), new Entry("b", "4\\", 7), new Entry("c", "5", 8));
    }

    @Test
    void dropsBlanksAtTheEndUnlessTheyAreEscaped() throws IOException {
        assertThat(read("a=1  \t\nb=1\\   \nc=\\u0020\n"))
                .containsExactly(new Entry("a", "1", 1), new Entry("b", "1 ", 2), new Entry("c", " ", 3));
    }

    @Test
    void readsUtf8WithAndWithoutByteOrderMark() throws IOException {
        assertThat(read("\uFEFFname=Grüße \u4e16\uD83D\uDE00\n"))
                .containsExactly(new Entry("name", "Grüße \u4e16\uD83D\uDE00", 1));
    }

    @Test
    void reportsAMalformedEscape() throws IOException {
        assertThat(read("a=1\nb=\\u12G4\nc=3")).extracting(Entry::key).containsExactly("a", "c");
        assertThat(problems.isEmpty()).isFalse();
    }

    @Test
    void skipsABackslashThatContinuesNothing() throws IOException {
        assertThat(read("\\\n# c\n  \\\nb=1\n\\")).containsExactly(new Entry("b", "1", 4));
    }

    @Test
    void endsInAContinuation() throws IOException {
        assertThat(read("a=1\\")).containsExactly(new Entry("a", "1", 1));
    }

    @Test
    void readsWhatPropertiesReads() throws IOException {
        long seed = Seeds.fresh();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(25), 0, 12)
                    .mapToObj("ab=: \\\n\r#!,x"::charAt)
                    .forEach(text::append);
            // Blanks at the end are the one difference; a visible end leaves none.
            String closed = text.toString().replaceAll(" +(?=[\r\n]|$)", "");
            Properties expected = new Properties();
            expected.load(new StringReader(closed));
            Map<String, String> found = new HashMap<>();
            // A backslash at the very end is the key "" to Properties, and nothing to us; no key of ours is called so.
            expected.remove("");
            read(closed).forEach(entry -> found.put(entry.key(), entry.value()));
            found.remove("");
            assertThat(found)
                    .as("%s, round %d: %s", Seeds.repeat(seed), round, Quoting.onOneLine(closed))
                    .isEqualTo(new HashMap<>(expected));
        }
    }

    private List<Entry> read(String text) throws IOException {
        return PropertiesLines.read(Files.writeString(directory.resolve("file"), text), problems);
    }
}

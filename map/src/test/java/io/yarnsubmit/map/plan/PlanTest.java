package io.yarnsubmit.map.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.map.plan.MapOptions.Resume;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-3 | 1 2 3",
                "5-5 | 5",
                "0-10:5 | 0 5 10",
                "0-9:5 | 0 5",
                "008-011 | 008 009 010 011",
                "-2-1 | -2 -1 0 1",
                "1..3 | 1 2 3"
            })
    void ranges(String text, String expected) {
        NumberRange range = NumberRange.parse(text);

        assertThat(IntStream.range(0, range.size()).mapToObj(range::get)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'',is not a range",
        "1-,is not a range",
        "a-b,is not a range",
        "5-1,is empty",
        "1-9:0,step of 0",
        "1-99999999999,more than"
    })
    void badRanges_areExplained(String text, String why) {
        assertThatThrownBy(() -> NumberRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void lines_areItems() {
        assertThat(items("a\nb c\r\n\n d \nlast", false)).containsExactly("a", "b c", " d ", "last");
        assertThat(items("a\0b\nc\0\0", true)).containsExactly("a", "b\nc");
        assertThat(items("", false)).isEmpty();
    }

    @Test
    void itemsThatCannotBePassed_areNamed() {
        assertThatThrownBy(() -> items("a\nb\0c\n", false))
                .hasMessageContaining("line 2 of list")
                .hasMessageContaining("--null");
        assertThatThrownBy(() -> items(new byte[] {'a', '\n', (byte) 0xe9, '\n'}, false))
                .hasMessageContaining("line 2 of list is not UTF-8");
    }

    private static List<String> items(String text, boolean nul) {
        try {
            return items(text.getBytes(StandardCharsets.UTF_8), nul);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> items(byte[] bytes, boolean nul) throws IOException {
        List<String> items = new ArrayList<>();
        ItemText.read(
                new ByteArrayInputStream(bytes),
                nul,
                "list",
                (utf8, offset, length) -> items.add(new String(utf8, offset, length, StandardCharsets.UTF_8)));
        return items;
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-32LE, UTF-32"})
    void markOfTheEncoding_isReadOrNamed(String charset, String named) throws Exception {
        for (String line : List.of("\uFEFFfirst\nsecond", "\uFEFF\u4e2d\u6587\n")) {
            byte[] bytes = line.getBytes(java.nio.charset.Charset.forName(charset));
            if (named.isEmpty()) {
                assertThat(items(bytes, false))
                        .containsExactly(line.substring(1).strip().split("\n"));
            } else {
                assertThatThrownBy(() -> items(bytes, false))
                        .hasMessageContaining("list is in " + named)
                        .hasMessageContaining("iconv -f " + named);
            }
        }
    }

    @Test
    void encodingWithoutAMark_isNamedToo() {
        assertThatThrownBy(() -> items("first\nsecond\n".getBytes(StandardCharsets.UTF_16LE), false))
                .hasMessageContaining("is in UTF-16");
        assertThatThrownBy(() -> items("first\nsecond\n".getBytes(StandardCharsets.UTF_16BE), false))
                .hasMessageContaining("is in UTF-16");
        assertThat(items("a\0b\0c\0", true)).containsExactly("a", "b", "c");
    }

    @Test
    void longItems_andThoseAcrossBuffers_areWhole() throws Exception {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            lines.add("\u00e4".repeat(1 + random.nextInt(i % 100 == 0 ? 100_000 : 100)));
        }
        assertThat(items(String.join("\r\n", lines), false)).isEqualTo(lines);
        assertThat(items(String.join("\0", lines) + "\0", true)).isEqualTo(lines);
        assertThatThrownBy(() -> items("x".repeat(17 << 20), false))
                .hasMessageContaining("line 1 of list has more than 16 MiB");
    }

    @Test
    void manyItems_takeNoMemory(@TempDir Path directory) throws Exception {
        int many = 300_000;
        StoredItems stored;
        try (StoredItems.Writer writer = new StoredItems.Writer(directory)) {
            for (int i = 0; i < many; i++) {
                byte[] item = ("item \u00e4 " + i).getBytes(StandardCharsets.UTF_8);
                writer.add(item, 0, item.length);
            }
            stored = writer.finish();
        }
        MapOptions options = new MapOptions(
                7,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Resume.NO,
                0,
                Optional.empty(),
                1);
        Path file = directory.resolve("plan");
        new MapPlan(CommandTemplate.of(List.of("echo"), false), options, stored).write(file);
        MapPlan read = MapPlan.read(file);

        assertThat(read.items()).isInstanceOf(StoredItems.class);
        assertThat(read.items().size()).isEqualTo(many);
        assertThat(read.unit(2)).first().isEqualTo("item \u00e4 7");
        assertThat(read.unit(read.units())).last().isEqualTo("item \u00e4 " + (many - 1));
        Files.writeString(file, "something else that is no plan");
        assertThatThrownBy(() -> MapPlan.read(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo | echo /d/a.txt",
                "echo {} | echo /d/a.txt",
                "cp {} {.}.bak | cp /d/a.txt /d/a.bak",
                "x {/} {//} {/.} | x a.txt /d a",
                "x {#} | x 7",
                "x {host} | x h1 /d/a.txt",
                "x {what} {} | x {what} /d/a.txt",
                "x {{}} | x {/d/a.txt}",
                "x --n={#}-{/} | x --n=7-a.txt"
            })
    void placeholders(String command, String expected) {
        CommandTemplate template = CommandTemplate.of(List.of(command.split(" ")), false);

        assertThat(template.words(List.of("/d/a.txt"), 7, "h1")).containsExactly(expected.split(" "));
    }

    @Test
    void anItemIsNotLookedAtAgain() {
        CommandTemplate template = CommandTemplate.of(List.of("echo", "{}", "{#}"), false);

        assertThat(template.words(List.of("{#} {host}"), 1, "h")).containsExactly("echo", "{#} {host}", "1");
    }

    @Test
    void severalItems_areWordsOfTheirOwn() {
        CommandTemplate template = CommandTemplate.of(List.of("rm", "-f", "{}"), false);

        assertThat(template.words(List.of("a b", "c"), 1, "h")).containsExactly("rm", "-f", "a b", "c");
    }

    @Test
    void aShellLine_quotesItems() {
        CommandTemplate template = CommandTemplate.of(List.of("cat {} | wc -l"), true);

        assertThat(template.words(List.of("it's; rm"), 1, "h"))
                .containsExactly("sh", "-c", "cat 'it'\\''s; rm' | wc -l");
        assertThat(template.hasFixedProgram()).isFalse();
    }

    @Test
    void shown_isOneLine() {
        CommandTemplate template = CommandTemplate.of(List.of("sh", "-c", "a\nb\tc"), false);

        assertThat(template.shown(List.of("x y"), 1, "h")).isEqualTo("sh -c 'a\\nb\\tc' 'x y'");
    }

    @Test
    void theDocument_isReadAsItWasWritten(@TempDir Path directory) throws Exception {
        MapOptions options = new MapOptions(
                3,
                2,
                Optional.of(Duration.ofMillis(1500)),
                Optional.of("/out"),
                Optional.empty(),
                true,
                false,
                Resume.SUCCEEDED,
                5,
                Optional.of("tar x"),
                1 << 20);
        CommandTemplate command = CommandTemplate.of(List.of("é", "{}"), true);
        MapPlan listed = new MapPlan(command, options, new Items.Listed(List.of("a", "ü\n", "x".repeat(100_000), "d")));
        MapPlan numbers = new MapPlan(command, options, NumberRange.parse("001-010:3"));

        for (MapPlan plan : List.of(listed, numbers)) {
            Path file = directory.resolve("plan");
            plan.write(file);
            assertThat(MapPlan.read(file)).isEqualTo(plan);
        }
        assertThat(listed.units()).isEqualTo(2);
        assertThat(listed.unit(2)).containsExactly("d");
    }
}

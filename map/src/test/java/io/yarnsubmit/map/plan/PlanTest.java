package io.yarnsubmit.map.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.map.plan.MapOptions.Resume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        assertThatThrownBy(() -> ItemText.parse(new byte[] {'a', '\n', (byte) 0xe9, '\n'}, false, "list"))
                .hasMessageContaining("line 2 of list is not UTF-8");
    }

    private static List<String> items(String text, boolean nul) {
        return ItemText.parse(text.getBytes(StandardCharsets.UTF_8), nul, "list");
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

package io.yarnsubmit.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.console.TextTable;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.protocol.text.ShownText;
import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever others call things, a terminal shows it: no name, status or message gets out as something to be obeyed. */
class ShownNamesFuzzTest {
    private static final String[] ODD = {
        "\u001b[2J",
        "\u001b]0;title\u0007",
        "\u009b31m",
        "\n",
        "\r",
        "\t",
        "\0",
        "\b\b",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\u0085",
        "\u007f",
        "\ud83d",
        "\ude00",
        "\ud83d\ude80",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "日本語",
        "größe",
        "\"",
        "\\",
        "\\u001b",
        "plain name",
        "e\u0301",
        "\udb40\udc41",
        "\u001b\\",
        "<b>",
        "'"
    };

    private static String odd(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(ODD[random.nextInt(ODD.length)]);
            text.append(random.nextInt(3) == 0 ? String.valueOf((char) random.nextInt(0x3000)) : "");
        }
        return random.nextInt(40) == 0 ? text.toString().repeat(5_000) : text.toString();
    }

    private static void assertSafe(String line, int mostLines) {
        assertThat(line.lines()).hasSizeLessThanOrEqualTo(mostLines);
        assertThat(line.replace("\u200d", "")
                        .replaceAll("[\n\t]", " ")
                        .codePoints()
                        .filter(point -> !ShownText.isSafe(point)))
                .isEmpty();
    }

    @Test
    void tablesAndLines_areSafe() {
        Seeds.of(400, 20_000).forEach(seed -> {
            Random random = new Random(seed);
            TextTable table = new TextTable("ONE", "TWO", "THREE");
            table.add(odd(random), odd(random), odd(random));
            List<String> lines = table.lines();
            assertThat(lines).hasSize(2).allSatisfy(line -> assertSafe(line, 1));
            assertThat(lines.get(1)).hasSizeLessThan(2_000).doesNotContain("\n", "\t");

            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(bytes, true, UTF_8);
            Console console = Console.of(stream, stream, false);
            console.print(odd(random));
            console.say(odd(random));
            console.complain(odd(random));
            console.show(odd(random));
            assertSafe(bytes.toString(UTF_8), Integer.MAX_VALUE);
        });
    }

    @Test
    void json_isSafe_andReadAgainTheSame() {
        Seeds.of(400, 20_000).forEach(seed -> {
            Random random = new Random(seed);
            String name = "x" + odd(random);
            List<String> tags = List.of("y" + odd(random), "z" + odd(random));
            String line = new JsonLine().with("name", name).with("tags", tags).toString();
            assertSafe(line, 1);
            assertThat(line.chars().filter(c -> c < ' ')).isEmpty();
            JsonObject read = JsonParser.parseString(line).getAsJsonObject();
            assertThat(read.get("name").getAsString()).isEqualTo(name);
            assertThat(read.getAsJsonArray("tags").get(1).getAsString()).isEqualTo(tags.get(1));
        });
    }
}

package io.yarnsubmit.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {
    private static final String JOINED = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text,plain text",
                "größe 日本語 🚀,größe 日本語 🚀",
                "\u001b[31mred\u001b[0m,\\u001b[31mred\\u001b[0m",
                "\u001b]0;title\u0007,\\u001b]0;title\\u0007",
                "c\u009b2Jd\u0085e\u007ff,c\\u009b2Jd\\u0085e\\u007ff",
                "\"a\nb\rc\td\u0000\",a\\nb\\rc\\td\\u0000",
                "\u202egpj.exe\u202c,\\u202egpj.exe\\u202c",
                "a\u2066b\u2069\u200e\u200f\u061c,a\\u2066b\\u2069\\u200e\\u200f\\u061c",
                "zero\u200bwidth\u2060\ufeff\u00ad,zero\\u200bwidth\\u2060\\ufeff\\u00ad",
                "x\u200dy,x\\u200dy",
                "a\u2028b\u2029c,a\\u2028b\\u2029c",
                "C:\\new,C:\\new",
            })
    void line_showsWhatWouldBeObeyed(String text, String shown) {
        assertThat(ShownText.line(text)).isEqualTo(shown);
    }

    @Test
    void line_keepsEmojiTogether_andShowsHalvesAndTags() {
        assertThat(ShownText.line(JOINED)).isEqualTo(JOINED);
        assertThat(ShownText.line("a\uD83Db")).isEqualTo("a\\ud83db");
        assertThat(ShownText.line("x\uDB40\uDC41")).isEqualTo("x\\u{e0041}");
    }

    @Test
    void line_isCut_betweenCharacters() {
        assertThat(ShownText.line("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(ShownText.line("abcdefghi", 8)).isEqualTo("abcde...");
        assertThat(ShownText.line("🚀🚀🚀🚀🚀", 8)).isEqualTo("🚀🚀...");
        assertThat(ShownText.line("\u001b\u001b\u001b", 8)).isEqualTo("...");
        assertThat(ShownText.line("\u001b".repeat(300_000), 300)).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void lines_keepLineFeedsAndTabs() {
        assertThat(ShownText.lines("a\n\tb\r\u001b")).isEqualTo("a\n\tb\\r\\u001b");
    }

    @Test
    void anyText_isShownWithoutWhatIsObeyed() {
        Seeds.of(200, 20_000).forEach(seed -> {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            int most = 3 + random.nextInt(80);
            String line = ShownText.line(text.toString(), most);
            assertThat(line).hasSizeLessThanOrEqualTo(most);
            assertThat(line.codePoints().filter(point -> point != 0x200D && !ShownText.isSafe(point)))
                    .isEmpty();
        });
    }
}

package io.yarnsubmit.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "größe, 5",
        "e\u0301a, 2",
        "日本語, 6",
        "한국, 4",
        "ｆｕｌｌ, 8",
        "\uD83D\uDE80go, 4",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 2",
        "\uD83D\uDC4D\uD83C\uDFFD, 2",
        "\uD83C\uDDE9\uD83C\uDDEA, 2",
        "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7, 4",
        "\u2764\uFE0F, 2",
        "…–, 2",
    })
    void columns(String text, int columns) {
        assertThat(TextWidth.columns(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc...",
        "日本語日本, 8, 日本...",
        "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7abcd, 5, \uD83C\uDDE9\uD83C\uDDEA...",
        "abcdefg, 2, ..",
        "abcdefg, 0, ''",
    })
    void cut_keepsWholeCharacters(String text, int most, String cut) {
        assertThat(TextWidth.cut(text, most)).isEqualTo(cut);
    }

    @Test
    void loneSurrogates_doNoHarm() {
        assertThat(TextWidth.columns("a\uD83Db")).isEqualTo(3);
    }
}

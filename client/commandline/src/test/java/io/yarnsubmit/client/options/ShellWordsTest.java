package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yarnsubmit.seeds.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void separatesAtBlanks() {
        assertThat(ShellWords.split("  a\tb\n c  ")).containsExactly("a", "b", "c");
        assertThat(ShellWords.split("")).isEmpty();
        assertThat(ShellWords.split("   ")).isEmpty();
    }

    @Test
    void keepsEverythingInSingleQuotes() {
        assertThat(ShellWords.split("'a b' '\\' '\"$x\"'")).containsExactly("a b", "\\", "\"$x\"");
    }

    @Test
    void readsFewEscapesInDoubleQuotes() {
        assertThat(ShellWords.split("\"a b\" \"\\\"\\\\\\$\\`\" \"\\n'\"")).containsExactly("a b", "\"\\$`", "\\n'");
    }

    @Test
    void readsBackslashes() {
        assertThat(ShellWords.split("a\\ b \\'c \\\\ d\\\ne \"f\\\ng\""))
                .containsExactly("a b", "'c", "\\", "de", "fg");
    }

    @Test
    void joinsWhatTouches() {
        assertThat(ShellWords.split("-Dx='a b'\"c d\"e")).containsExactly("-Dx=a bc de");
    }

    @Test
    void knowsEmptyWords() {
        assertThat(ShellWords.split("'' a \"\" -Dx=''")).containsExactly("", "a", "", "-Dx=");
    }

    @Test
    void expandsNothing() {
        assertThat(ShellWords.split("$HOME * `ls` ~ # ; |")).containsExactly("$HOME", "*", "`ls`", "~", "#", ";", "|");
    }

    @Test
    void saysWhichQuoteIsOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellWords.split("a 'b"))
                .withMessage("the quote ' at character 3 is not closed: a 'b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellWords.split("\"a\\\""))
                .withMessage("the quote \" at character 1 is not closed: \"a\\\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellWords.split("a\\"))
                .withMessageContaining("backslash");
    }

    @Test
    void readsBackWhatIsQuotedForAShell() {
        long seed = Seeds.fresh();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder word = new StringBuilder();
            random.ints(random.nextInt(8), 0, 14)
                    .mapToObj(" '\"\\$`ab=*#;|é"::charAt)
                    .forEach(word::append);
            assertThat(ShellWords.split(Quoting.forShell(word.toString())))
                    .as("%s, round %d", Seeds.repeat(seed), round)
                    .containsExactly(word.toString());
        }
    }

    @Test
    void showsControlCharactersOnOneLine() {
        assertThat(Quoting.forShell("a\nb\t'\\\u001b")).isEqualTo("$'a\\nb\\t\\'\\\\\\x1b'");
        assertThat(Quoting.onOneLine("a\r\nb\0")).isEqualTo("a\\r\\nb\\x00");
    }
}

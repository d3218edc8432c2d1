package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTest {
    private static boolean find(String text, String... pieces) {
        TextSearch search = new TextSearch(text);
        boolean found = false;
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            found = search.isIn(bytes, bytes.length);
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "aab,aaab,true",
        "abab,abaabab,true",
        "listening,xlistenlistening on 1,true",
        "a,b,false",
        "abc,ab,false",
        "größe,die größe,true"
    })
    void text_isFound(String text, String all, boolean found) {
        assertThat(find(text, all)).isEqualTo(found);
        assertThat(find(text, all.split(""))).isEqualTo(found);
    }

    @Test
    void acrossPieces_butNotAcrossLines() {
        assertThat(find("ready now", "it is rea", "dy", " now\n")).isTrue();
        assertThat(find("ready now", "it is ready", "\n now")).isFalse();
    }

    @Test
    void itFindsWhatStringsFind() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            String text = letters(random, 1 + random.nextInt(5));
            String all = letters(random, random.nextInt(20));
            int cut = random.nextInt(all.length() + 1);
            assertThat(find(text, all.substring(0, cut), all.substring(cut)))
                    .as("%s in %s", text, all)
                    .isEqualTo(all.contains(text));
        }
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(2)));
        }
        return letters.toString();
    }
}

package io.yarnsubmit.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlTextTest {
    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Test
    void list_isLines() {
        assertThat(ControlText.write(Map.of("keys", List.of(fields("key", "a", "revision", 1), fields("key", "b")))))
                .isEqualTo("a\t1\nb\n");
        assertThat(ControlText.write(Map.of("keys", List.of()))).isEmpty();
    }

    @Test
    void fields_areALine_andAnErrorIsItsSentence() {
        assertThat(ControlText.write(fields("key", "a", "revision", 1))).isEqualTo("a\t1\n");
        assertThat(ControlText.write(Map.of("error", "There is nothing here"))).isEqualTo("There is nothing here\n");
    }

    @Test
    void lineIsALine_whateverIsInIt() {
        assertThat(ControlText.write(fields("key", "a\tb\nc\\d\re", "more", List.of(1, 2))))
                .isEqualTo("a\\tb\\nc\\\\d\\re\t[1,2]\n");
    }
}

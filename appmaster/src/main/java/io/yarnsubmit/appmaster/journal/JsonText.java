package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.protocol.text.ShownText;
import java.util.List;
import java.util.Map;

/** Writes the little JSON that the journal needs. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";
    // A message of YARN can contain a whole log.
    private static final int LONGEST_TEXT = 2_000;

    private JsonText() {}

    static void append(StringBuilder json, Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.append(before);
                append(json, String.valueOf(entry.getKey()));
                json.append(':');
                append(json, entry.getValue());
                before = ',';
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object each : list) {
                json.append(before);
                append(json, each);
                before = ',';
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else {
            text(json, String.valueOf(value));
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        int end = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (!ShownText.isSafe(c)) {
                // What a terminal would obey, and halves of surrogate pairs, which UTF-8 cannot have. Escaped, both
                // halves of a whole pair are read as one.
                json.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 0xF))
                        .append(HEX.charAt(c >> 4 & 0xF))
                        .append(HEX.charAt(c & 0xF));
            } else {
                json.append(c);
            }
        }
        json.append(end < text.length() ? "...\"" : "\"");
    }
}

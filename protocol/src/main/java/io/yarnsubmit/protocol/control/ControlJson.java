package io.yarnsubmit.protocol.control;

import io.yarnsubmit.api.ExecutorInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes answers as JSON. Pure. */
public final class ControlJson {
    private ControlJson() {}

    /** A map, a list, a text, a number or a truth value. */
    public static String write(Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    /** The fields of an executor. */
    public static Map<String, Object> executor(ExecutorInfo executor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", executor.id());
        fields.put("group", executor.group());
        fields.put("host", executor.host());
        fields.put("containerId", executor.containerId());
        fields.put("slots", executor.slots());
        executor.logUrl().ifPresent(url -> fields.put("logUrl", url.toString()));
        return fields;
    }

    private static void append(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> map) {
            json.append('{');
            String before = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.append(before);
                text(json, String.valueOf(entry.getKey()));
                json.append(':');
                append(json, entry.getValue());
                before = ",";
            }
            json.append('}');
        } else if (value instanceof List<?> list) {
            json.append('[');
            String before = "";
            for (Object each : list) {
                json.append(before);
                append(json, each);
                before = ",";
            }
            json.append(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            text(json, String.valueOf(value));
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                // Escaped, both halves of a pair are read as one; a half alone is no UTF-8.
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

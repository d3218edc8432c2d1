package io.yarnsubmit.protocol.control;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes answers for shells: a line for each element of a list, with its values between tabs. Pure. */
final class ControlText {
    private ControlText() {}

    /** A map. If a list is all that it has, the list is written. */
    static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            Collection<?> values = map.values();
            return values.size() == 1 && values.iterator().next() instanceof List<?> list
                    ? list.stream().map(ControlText::write).collect(Collectors.joining())
                    : values.stream().map(ControlText::plain).collect(Collectors.joining("\t")) + "\n";
        }
        return plain(value) + "\n";
    }

    private static String plain(Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return ControlJson.write(value);
        }
        // So that a line is a line, and a tab is between two values.
        return String.valueOf(value)
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}

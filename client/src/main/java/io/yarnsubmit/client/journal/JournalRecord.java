package io.yarnsubmit.client.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of a journal.
 *
 * @param event its {@link JournalKind}, or what a newer version calls it
 * @param facts in the order they were written: strings, integers, or maps of those
 */
public record JournalRecord(Instant time, String event, Map<String, Object> facts) {

    public Optional<JournalKind> kind() {
        return JournalKind.of(event);
    }

    /** A fact as text; empty when it is not there. */
    public String text(String name) {
        return facts.containsKey(name) ? String.valueOf(facts.get(name)) : "";
    }

    /** A fact as a number, if it is there. */
    public OptionalInt number(String name) {
        return facts.get(name) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** Reads a journal. What is no record is passed over: its writer may have been killed in the middle of a line. */
    public static List<JournalRecord> parse(String lines) {
        ObjectMapper json = new ObjectMapper();
        List<JournalRecord> records = new ArrayList<>();
        lines.lines().forEach(line -> {
            try {
                JsonNode read = json.readTree(line);
                if (read != null && read.isObject()) {
                    records.add(of(read));
                }
            } catch (JsonProcessingException | DateTimeException e) {
                // As told above.
            }
        });
        return records;
    }

    private static JournalRecord of(JsonNode line) {
        Map<String, Object> facts = new LinkedHashMap<>();
        line.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("time") && !field.getKey().equals("event")) {
                facts.put(field.getKey(), fact(field.getValue()));
            }
        });
        return new JournalRecord(
                Instant.parse(line.path("time").asText()), line.path("event").asText(), facts);
    }

    private static Object fact(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.fields().forEachRemaining(field -> map.put(field.getKey(), fact(field.getValue())));
            return map;
        }
        return value.asText();
    }
}

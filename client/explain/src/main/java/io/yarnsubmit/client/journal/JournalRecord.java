package io.yarnsubmit.client.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
 * @param facts in the order they were written: strings, integers, or maps or lists of those
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

    /** Reads a journal. Lines that are not records are skipped: the writer may have been killed in the middle of a line. */
    public static List<JournalRecord> parse(String lines) {
        List<JournalRecord> records = new ArrayList<>();
        lines.lines().forEach(line -> {
            try {
                JsonElement read = JsonParser.parseString(line);
                if (read.isJsonObject()) {
                    records.add(of(read.getAsJsonObject()));
                }
            } catch (JsonParseException | DateTimeException e) {
                // As told above.
            }
        });
        return records;
    }

    private static JournalRecord of(JsonObject line) {
        Map<String, Object> facts = new LinkedHashMap<>();
        line.entrySet().forEach(member -> facts.put(member.getKey(), fact(member.getValue())));
        String time = String.valueOf(facts.remove("time"));
        return new JournalRecord(Instant.parse(time), String.valueOf(facts.remove("event")), facts);
    }

    private static Object fact(JsonElement value) {
        if (value.isJsonObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.getAsJsonObject().entrySet().forEach(member -> map.put(member.getKey(), fact(member.getValue())));
            return map;
        }
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream()
                    .map(JournalRecord::fact)
                    .toList();
        }
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
            return value.getAsLong();
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}

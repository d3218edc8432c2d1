package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that happened. One thread makes it, and does not touch it after giving it to the {@link Journal}.
 */
public final class JournalEvent {
    private final Instant time;
    private final JournalKind kind;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private JournalEvent(Instant time, JournalKind kind) {
        this.time = time;
        this.kind = kind;
    }

    public static JournalEvent of(JournalKind kind, Instant time) {
        return new JournalEvent(time, kind);
    }

    /** @param fact a string, a number, or a map or list of those; an empty string is left out */
    public JournalEvent with(String name, Object fact) {
        if (!"".equals(fact)) {
            facts.put(name, fact);
        }
        return this;
    }

    JournalKind kind() {
        return kind;
    }

    /** One line of JSON. */
    String line() {
        StringBuilder json = new StringBuilder(160).append("{\"time\":");
        JsonText.append(json, time.toString());
        json.append(",\"event\":");
        JsonText.append(json, kind.label());
        facts.forEach((name, fact) -> {
            json.append(',');
            JsonText.append(json, name);
            json.append(':');
            JsonText.append(json, fact);
        });
        return json.append('}').toString();
    }
}

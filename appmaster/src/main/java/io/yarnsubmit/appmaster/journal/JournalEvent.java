package io.yarnsubmit.appmaster.journal;

import io.yarnsubmit.protocol.journal.JournalKind;
import io.yarnsubmit.protocol.secrets.SecretMask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * One line of JSON.
     *
     * @param mask hides the user's secrets in its facts
     */
    String line(SecretMask mask) {
        StringBuilder json = new StringBuilder(160).append("{\"time\":");
        JsonText.append(json, time.toString());
        json.append(",\"event\":");
        JsonText.append(json, kind.label());
        facts.forEach((name, fact) -> {
            json.append(',');
            JsonText.append(json, name);
            json.append(':');
            JsonText.append(json, masked(fact, mask));
        });
        return json.append('}').toString();
    }

    private static Object masked(Object fact, SecretMask mask) {
        if (mask == SecretMask.NONE) {
            return fact;
        }
        if (fact instanceof Map<?, ?> members) {
            Map<Object, Object> masked = new LinkedHashMap<>();
            members.forEach((name, value) -> masked.put(name, masked(value, mask)));
            return masked;
        }
        if (fact instanceof List<?> items) {
            return items.stream().map(item -> masked(item, mask)).toList();
        }
        return fact instanceof String text ? mask.mask(text) : fact;
    }
}

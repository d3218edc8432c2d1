package io.yarnsubmit.client.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.yarnsubmit.protocol.text.ShownText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, on one line. Keys are in camelCase and keep their order; what is absent is left out: null, an empty
 * Optional, an empty text. What a terminal would obey is escaped. Instants are ISO-8601 in UTC; durations are milliseconds, and their keys end in {@code Millis}.
 */
public final class JsonLine {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a member, unless the value is absent. */
    public JsonLine with(String key, @Nullable Object value) {
        Object plain = plain(value);
        if (plain != null) {
            members.put(key, plain);
        }
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(JsonLine::plain).orElse(null);
        }
        if (value instanceof JsonLine line) {
            return line.members;
        }
        if (value instanceof Duration duration) {
            return duration.toMillis();
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(JsonLine::plain).toList();
        }
        if (value instanceof Instant || value instanceof Enum<?>) {
            return value.toString();
        }
        return "".equals(value) ? null : value;
    }

    @Override
    public String toString() {
        return ShownText.json(GSON.toJson(members));
    }
}

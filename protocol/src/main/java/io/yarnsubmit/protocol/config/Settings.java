package io.yarnsubmit.protocol.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A typed view of configuration values, in the order in which they were set. Immutable. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @param values text by full key; keys that are not in {@link ConfigKeys} are ignored */
    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    /**
     * The value of a key, or its default.
     *
     * @throws IllegalArgumentException when the text cannot be parsed; the client has checked it before
     * @throws IllegalStateException when there is neither a value nor a default
     */
    public <T> T get(ConfigKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no value and no default: " + key.name()));
    }

    /** The value of a key, its default, or empty. */
    public <T> Optional<T> find(ConfigKey<T> key) {
        String text = values.getOrDefault(key.name(), key.defaultText());
        return Optional.ofNullable(text).map(key.type().parser());
    }

    /** The values of a family of keys, by the part of the key after the prefix. */
    public Map<String, String> family(ConfigKey<?> prefix) {
        Map<String, String> family = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix.name())) {
                family.put(name.substring(prefix.name().length()), value);
            }
        });
        return family;
    }

    /** The values that were set, without defaults. */
    public Map<String, String> asMap() {
        return values;
    }
}

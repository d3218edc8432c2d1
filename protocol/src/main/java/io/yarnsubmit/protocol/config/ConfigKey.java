package io.yarnsubmit.protocol.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One configuration key.
 *
 * @param name the full key; a prefix that the user completes ends with a dot, such as {@code yarnsubmit.driver.env.}
 * @param type how its text is parsed
 * @param defaultText the text of the default; null when the description says what happens without a value
 * @param description for the documentation: its purpose and its unit
 * @param since the version that introduced it
 */
public record ConfigKey<T>(
        String name, ConfigType<T> type, @Nullable String defaultText, String description, String since) {
    public ConfigKey {
        requireNonNull(name, "name is null");
        if (defaultText != null) {
            requireNonNull(type.parser().apply(defaultText), "the default cannot be read");
        }
    }

    /** Each name has one key. (Without what a record has by itself, which is put together when the program starts.) */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigKey<?> key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether this is the prefix of a family of keys. */
    public boolean isPrefix() {
        return name.endsWith(".");
    }
}

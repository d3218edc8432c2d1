package io.yarnsubmit.protocol.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One configuration key of the catalogue.
 *
 * @param name the full key; ends in a dot when the user completes it, such as {@code yarnsubmit.driver.env.}
 * @param type how its text is read
 * @param defaultText the text of the default; null where the description tells what happens without a value
 * @param description for the documentation: what it does, and what its unit is
 * @param since the version that brought it
 */
public record ConfigKey<T>(
        String name, ConfigType<T> type, @Nullable String defaultText, String description, String since) {
    public ConfigKey {
        requireNonNull(name, "name is null");
        if (defaultText != null) {
            requireNonNull(type.parser().apply(defaultText), "the default cannot be read");
        }
    }

    /** Whether the key is the beginning of a family of keys. */
    public boolean isPrefix() {
        return name.endsWith(".");
    }
}

package io.yarnsubmit.client.options;

/**
 * A configuration value and where it came from.
 *
 * @param key the full key, such as {@code yarnsubmit.driver.memory} or {@code yarnsubmit.driver.env.TZ}
 * @param text the value as it was given
 */
public record ResolvedValue(String key, String text, Origin origin) {
    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
        return "ResolvedValue[key=" + key + ", origin=" + origin.shown() + "]";
    }
}

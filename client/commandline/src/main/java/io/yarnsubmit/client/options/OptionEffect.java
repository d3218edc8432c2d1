package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import org.jspecify.annotations.Nullable;

/** What an option does. */
sealed interface OptionEffect {
    /**
     * Gives a configuration key its value.
     *
     * @param separator joins the values when the option is repeated; null: the last one counts
     */
    record SetsKey(ConfigKey<?> key, @Nullable String separator) implements OptionEffect {}

    /** Gives a configuration key a value that is always the same. */
    record SetsKeyTo(ConfigKey<?> key, String value) implements OptionEffect {}

    /** Sets one environment variable. */
    record SetsEnvironment(ConfigKey<?> prefix) implements OptionEffect {}

    /** Names the source of one secret. */
    record SetsSecret(ConfigKey<?> prefix) implements OptionEffect {}

    /** Gives any configuration key its value. */
    record SetsAnyKey() implements OptionEffect {}

    /** Names a job file. */
    record ReadsSpec() implements OptionEffect {}

    /** Gives a key of a job file its value. */
    record SetsSpecKey() implements OptionEffect {}

    /** Names a file with configuration keys. */
    record ReadsFile() implements OptionEffect {}

    /** Sets no configuration key; code that needs it looks up the option by its name. */
    record Switch() implements OptionEffect {}
}

package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.OptionEffect.SetsEnvironment;
import io.yarnsubmit.client.options.OptionEffect.SetsKey;
import io.yarnsubmit.client.options.OptionEffect.SetsKeyTo;
import io.yarnsubmit.protocol.config.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * One option of the command.
 *
 * @param name its long name, without dashes
 * @param letter its short name; null for most
 * @param argument what the help calls its value; null when it takes none
 * @param help what it does, in at most one line of the help
 */
record OptionRow(
        OptionGroup group,
        String name,
        @Nullable String letter,
        @Nullable String argument,
        OptionEffect effect,
        String help) {

    boolean takesValue() {
        return argument != null;
    }

    /** As the user types it: {@code --queue}. */
    String flag() {
        return "--" + name;
    }

    /** Whether the value is a JVM's options, and so begins with dashes more often than not. */
    boolean takesJavaOptions() {
        return name.endsWith("-java-options");
    }

    /** The catalogue's key behind this option, or null. */
    @Nullable
    ConfigKey<?> key() {
        if (effect instanceof SetsKey sets) {
            return sets.key();
        }
        if (effect instanceof SetsKeyTo sets) {
            return sets.key();
        }
        return effect instanceof SetsEnvironment sets ? sets.prefix() : null;
    }
}

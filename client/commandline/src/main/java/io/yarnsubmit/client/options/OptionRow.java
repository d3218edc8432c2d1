package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.OptionEffect.SetsEnvironment;
import io.yarnsubmit.client.options.OptionEffect.SetsKey;
import io.yarnsubmit.client.options.OptionEffect.SetsKeyTo;
import io.yarnsubmit.client.options.OptionEffect.SetsSecret;
import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of the command.
 *
 * @param name its long name, without dashes
 * @param letter its short name; null for most
 * @param argument what the help calls its value; null when it takes none
 * @param help what it does, in at most one line of the help
 * @param common whether the short help shows it
 */
record OptionRow(
        OptionGroup group,
        String name,
        @Nullable String letter,
        @Nullable String argument,
        OptionEffect effect,
        String help,
        boolean common) {

    /** An option that only the whole help shows. */
    OptionRow(
            OptionGroup group,
            String name,
            @Nullable String letter,
            @Nullable String argument,
            OptionEffect effect,
            String help) {
        this(group, name, letter, argument, effect, help, false);
    }

    /** The same, shown by the short help too. */
    OptionRow asCommon() {
        return new OptionRow(group, name, letter, argument, effect, help, true);
    }

    boolean takesValue() {
        return argument != null;
    }

    /** As the user types it: {@code --queue}. */
    String flag() {
        return "--" + name;
    }

    /** Whether the value is JVM options, which mostly begin with dashes. */
    boolean takesJavaOptions() {
        return name.endsWith("-java-options");
    }

    /** The values that it may have, if those are a few words. */
    List<String> choices() {
        ConfigKey<?> key = effect instanceof SetsKey sets ? sets.key() : null;
        return key == null ? List.of() : key.type().choices();
    }

    /** Whether the value is one or several paths of files. */
    boolean takesPaths() {
        return "PATHS".equals(argument) || "FILE".equals(argument);
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
        if (effect instanceof SetsSecret sets) {
            return sets.prefix();
        }
        return effect instanceof SetsEnvironment sets ? sets.prefix() : null;
    }
}

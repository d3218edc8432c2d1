package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.KeyCatalogue.Named;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values from one source of configuration: the options, {@code --conf}, or one file. Checks each value. */
final class Layer {
    private final Problems problems;
    private final Map<String, ResolvedValue> values = new LinkedHashMap<>();

    Layer(Problems problems) {
        this.problems = problems;
    }

    /** Full names to values, in the order of their first appearance. */
    Map<String, ResolvedValue> values() {
        return values;
    }

    /** Takes a value under the name that the user gave. */
    void putNamed(String typed, String text, Origin origin) {
        Optional<Named> named = KeyCatalogue.find(typed);
        if (named.isPresent()) {
            put(named.get().key(), named.get().name(), text, null, origin, origin.named(typed));
        } else {
            problems.add(origin.shown() + ": " + KeyCatalogue.unknown(typed));
        }
    }

    /** @param separator joins the value to an earlier one of the same key; null: the later one counts */
    void putOption(ConfigKey<?> key, String name, String text, @Nullable String separator, String flag) {
        put(key, name, text, separator, new Origin.Option(flag), "Option " + flag);
    }

    /** Treats keys of the group {@code default} as keys of executors if there is no other group. */
    void foldDefaultGroup() {
        String prefix = ConfigKeys.EXECUTOR_GROUPS.name() + LaunchNames.DEFAULT_GROUP + ".";
        for (ResolvedValue value : List.copyOf(values.values())) {
            if (value.key().startsWith(prefix)) {
                values.remove(value.key());
                String general = GroupRequest.general(value.key());
                values.put(general, new ResolvedValue(general, value.text(), value.origin()));
            }
        }
    }

    private void put(
            ConfigKey<?> key, String name, String text, @Nullable String separator, Origin origin, String where) {
        ResolvedValue earlier = values.get(name);
        String joined = earlier == null || separator == null ? text : earlier.text() + separator + text;
        try {
            // The last value is checked by itself first, so that the message shows only what was typed last.
            ValueChecks.check(key, name, text);
            ValueChecks.check(key, name, joined);
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return;
        }
        values.put(name, new ResolvedValue(name, joined, origin));
    }
}

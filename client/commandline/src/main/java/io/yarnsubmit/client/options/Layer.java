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

/** The values from one of the sources of configuration: the options, {@code --conf}, or one file. Checks each. */
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

    /** Takes a value under a name of the user's. */
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

    /** Takes the group {@code default}, when there is no other, for the executors that there are. */
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
            // By itself first: then the message shows what was typed last, and not all before it.
            ValueChecks.check(key, name, text);
            ValueChecks.check(key, name, joined);
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return;
        }
        values.put(name, new ResolvedValue(name, joined, origin));
    }
}

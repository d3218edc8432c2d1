package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was set and by what, as checks need to know it and messages name it. */
record GivenValues(Map<String, ResolvedValue> values, Settings settings) {

    boolean isGiven(ConfigKey<?> key) {
        return values.containsKey(key.name());
    }

    /** Whether it was given with this command. A file may have been written for other applications. */
    boolean isTyped(ConfigKey<?> key) {
        ResolvedValue value = values.get(key.name());
        return value != null && !(value.origin() instanceof Origin.FileLine);
    }

    /** The key as the user gave it: option, or key and source. */
    String named(ConfigKey<?> key) {
        ResolvedValue value = values.get(key.name());
        if (value == null) {
            return key.name();
        }
        return value.origin().named(value.key());
    }

    /** The same as one group of executors has it. */
    GivenValues ofGroup(GroupRequest group) {
        Map<String, ResolvedValue> own = new LinkedHashMap<>(values);
        values.forEach((name, value) -> {
            if (GroupRequest.nameIn(name).filter(group.name()::equals).isPresent()) {
                own.put(GroupRequest.general(name), value);
            }
        });
        // What the group shall not have, or otherwise, although it is given.
        Map<String, String> texts = group.settings().asMap();
        own.values()
                .removeIf(value -> values.containsKey(value.key())
                        && GroupRequest.nameIn(value.key()).isEmpty()
                        && !value.text().equals(texts.get(value.key())));
        return new GivenValues(own, group.settings());
    }

    /** The value as it was given, or the default. */
    @Nullable
    String text(ConfigKey<?> key) {
        ResolvedValue value = values.get(key.name());
        return value == null ? key.defaultText() : value.text();
    }
}

package io.yarnsubmit.client.options;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.ConfigType;
import io.yarnsubmit.protocol.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verb as it was typed.
 *
 * @param words what followed it and is no option: as many as the verb takes
 * @param values the options that were given, by their long names; an option without a value has an empty one
 * @param settings the configuration keys of {@code --conf} and conf/yarn-submit.properties
 */
public record VerbArguments(Verb verb, List<String> words, Map<String, List<String>> values, Settings settings) {
    public VerbArguments {
        words = List.copyOf(words);
        values = Map.copyOf(values);
    }

    /** Whether the option was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The option's value; of several the last. */
    public Optional<String> value(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /**
     * The option's value, read as what it is to be.
     *
     * @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} with what is accepted
     */
    public <T> Optional<T> value(String name, ConfigType<T> type) {
        try {
            return value(name).map(type.parser());
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, "Option --" + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether the answer is for programs. */
    public boolean json() {
        return has(Verb.JSON);
    }

    /** Without the settings, which may have secrets. */
    @Override
    public String toString() {
        return "VerbArguments[verb=" + verb + ", words=" + words + "]";
    }
}

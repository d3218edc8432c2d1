package io.yarnsubmit.client.options;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A verb as it was typed.
 *
 * @param verb its word
 * @param words what followed it and is not an option: as many as the verb takes
 * @param values the options that were given, by their long names; an option without a value has an empty one
 * @param settings the configuration keys of {@code --conf} and conf/yarn-submit.properties; of a verb that submits those of
 *     its options, too
 * @param request of a verb that submits: its options of submitting, without a program
 */
public record VerbArguments(
        String verb,
        List<String> words,
        Map<String, List<String>> values,
        Settings settings,
        Optional<SubmitRequest> request) {
    public VerbArguments {
        words = List.copyOf(words);
        values = Map.copyOf(values);
    }

    /** Of a verb that does not submit. */
    VerbArguments(String verb, List<String> words, Map<String, List<String>> values, Settings settings) {
        this(verb, words, values, settings, Optional.empty());
    }

    /**
     * What an option gives.
     *
     * @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} with what is accepted
     */
    public <V> V get(VerbOption<V> option) {
        return option.read(given(option));
    }

    /** The same for callers that collect problems: an option whose value cannot be read gives nothing. */
    public <T> Optional<T> get(VerbOption<Optional<T>> option, Consumer<String> problems) {
        return option.read(given(option), problems, Optional.empty());
    }

    /** Whether it was typed. */
    public boolean has(VerbOption<?> option) {
        return values.containsKey(option.name());
    }

    private List<String> given(VerbOption<?> option) {
        return values.getOrDefault(option.name(), List.of());
    }

    /** Whether the answer is for programs. */
    public boolean json() {
        return get(VerbSyntax.JSON);
    }

    /** Of a verb that submits: whether only to show what would be done. */
    public boolean dryRun() {
        return values.containsKey(OptionTable.DRY_RUN);
    }

    /** Without the settings, which may have secrets. */
    @Override
    public String toString() {
        return "VerbArguments[verb=" + verb + ", words=" + words + "]";
    }
}

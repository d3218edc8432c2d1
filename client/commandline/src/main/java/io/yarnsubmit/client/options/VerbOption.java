package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.OptionGroup.COMMAND;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.OptionEffect.Switch;
import io.yarnsubmit.protocol.config.ConfigType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One option of a verb: its name, its help, and what it gives the verb.
 *
 * @param <V> what the verb gets, whether the option was typed or not
 */
public final class VerbOption<V> {
    private final OptionRow row;
    private final Function<List<String>, V> reader;

    private VerbOption(OptionRow row, Function<List<String>, V> reader) {
        this.row = row;
        this.reader = reader;
    }

    /** An option without a value: whether it was typed. */
    public static VerbOption<Boolean> flag(String name, String help) {
        return new VerbOption<>(row(name, null, null, help), given -> !given.isEmpty());
    }

    /** The same with a short name, {@code -f}. */
    public static VerbOption<Boolean> flag(String name, String letter, String help) {
        return new VerbOption<>(row(name, letter, null, help), given -> !given.isEmpty());
    }

    /**
     * An option whose value is text; the last of several counts.
     *
     * @param argument what the help calls the value
     */
    public static VerbOption<Optional<String>> text(String name, String argument, String help) {
        return new VerbOption<>(row(name, null, argument, help), VerbOption::last);
    }

    /** The same with a value of a type. */
    public static <T> VerbOption<Optional<T>> value(String name, String argument, ConfigType<T> type, String help) {
        return new VerbOption<>(
                row(name, null, argument, help), given -> last(given).map(type.parser()));
    }

    /** An option that may be repeated: its values, in their order. */
    public static VerbOption<List<String>> list(String name, String argument, String help) {
        return new VerbOption<>(row(name, null, argument, help), List::copyOf);
    }

    private static OptionRow row(String name, @Nullable String letter, @Nullable String argument, String help) {
        return new OptionRow(COMMAND, name, letter, argument, new Switch(), help);
    }

    private static Optional<String> last(List<String> given) {
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /** Without dashes. */
    public String name() {
        return row.name();
    }

    OptionRow row() {
        return row;
    }

    /** @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} with what is accepted */
    V read(List<String> given) {
        try {
            return reader.apply(given);
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, problem(e), e);
        }
    }

    /** The same for callers that collect problems: a bad value gives something else. */
    V read(List<String> given, Consumer<String> problems, V otherwise) {
        try {
            return reader.apply(given);
        } catch (IllegalArgumentException e) {
            problems.accept(problem(e));
            return otherwise;
        }
    }

    private String problem(IllegalArgumentException cause) {
        return "Option --" + name() + ": " + cause.getMessage();
    }
}

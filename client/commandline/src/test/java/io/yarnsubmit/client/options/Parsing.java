package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** How the tests type a command. */
final class Parsing {
    private Parsing() {}

    static Invocation invoke(String... arguments) {
        return CommandLine.parse(List.of(arguments), new Surroundings(Map.of(), null));
    }

    static SubmitRequest request(Surroundings surroundings, String... arguments) {
        return ((Invocation.Submit) CommandLine.parse(List.of(arguments), surroundings)).request();
    }

    static SubmitRequest request(String... arguments) {
        return request(new Surroundings(Map.of(), null), arguments);
    }

    /** The request of these options, for an application jar. */
    static SubmitRequest options(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("app.jar");
        return request(arguments.toArray(String[]::new));
    }

    /** The problems of a whole command line. */
    static List<String> problems(@Nullable Path confDirectory, String... arguments) {
        YarnSubmitException thrown = catchThrowableOfType(
                YarnSubmitException.class,
                () -> CommandLine.parse(List.of(arguments), new Surroundings(Map.of(), confDirectory)));
        Assertions.assertThat(thrown)
                .as("what %s throws", Arrays.toString(arguments))
                .isNotNull();
        Assertions.assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_INPUT);
        List<String> lines = thrown.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> !line.matches("\\d+ problems:"))
                .toList();
        Assertions.assertThat(lines).last().isEqualTo("For all options: yarn-submit --help (YS-1001)");
        return lines.subList(0, lines.size() - 1);
    }

    /** The problems of these options, before an application jar. */
    static List<String> problemsOf(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("app.jar");
        return problems(null, arguments.toArray(String[]::new));
    }
}

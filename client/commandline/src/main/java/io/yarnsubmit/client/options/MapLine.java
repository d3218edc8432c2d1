package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.ArgumentCutter.Pieces;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line of {@code yarn-submit map}: options, its own and those of submitting, and then the command, which
 * begins with the first word that is no option, or behind {@code --}.
 */
final class MapLine {
    private MapLine() {}

    static Invocation parse(List<String> arguments, Surroundings surroundings) {
        Problems problems = new Problems();
        OptionSet options = Verb.MAP.options();
        Pieces pieces = ArgumentCutter.cut(options, arguments, problems);
        List<Given> given = OptionParser.parse(options, pieces.options());
        if (CommandLine.has(given, OptionTable.HELP)) {
            return new Invocation.Help(VerbHelp.text(Verb.MAP));
        }
        Map<String, ResolvedValue> values =
                Layers.resolve(given, surroundings, problems).values();
        Settings settings = CommandLine.settings(values);
        RequestChecks checks = new RequestChecks(new GivenValues(values, settings), problems);
        checks.checkEncoding(arguments, surroundings.nativeEncoding());
        checks.checkSettings();
        List<String> command = new ArrayList<>();
        if (pieces.applicationJar() != null) {
            command.add(pieces.applicationJar());
            command.addAll(pieces.driverArguments());
        }
        Optional<MapRequest> map = new MapChecks(given, settings, problems).request(command, pieces.jarMayBeTaken());
        problems.throwIfAny("yarn-submit map --help");
        // The program is put in when it is known where it is.
        SubmitRequest request = new SubmitRequest(
                settings,
                "",
                List.of(),
                CommandLine.has(given, OptionTable.VERBOSE),
                CommandLine.has(given, OptionTable.TIMELINE),
                CommandLine.withDefaults(values));
        return new Invocation.RunMap(map.orElseThrow(), request, CommandLine.has(given, OptionTable.DRY_RUN));
    }
}

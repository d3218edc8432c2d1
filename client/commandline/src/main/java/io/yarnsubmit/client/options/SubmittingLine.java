package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.ArgumentCutter.Pieces;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line of a verb that submits: options, its own and those of submitting, and then the words, which
 * begin with the first that is not an option, or after {@code --}.
 */
final class SubmittingLine {
    private SubmittingLine() {}

    static Invocation parse(VerbSyntax verb, LineCheck check, List<String> arguments, Surroundings surroundings) {
        Problems problems = new Problems();
        Pieces pieces = ArgumentCutter.cut(verb.options(), arguments, problems);
        List<Given> given = OptionParser.parse(verb.options(), pieces.options());
        if (CommandLine.has(given, OptionTable.HELP)) {
            return new Invocation.Help(VerbHelp.text(verb));
        }
        Map<String, ResolvedValue> values =
                Layers.resolveSubmission(given, surroundings, problems).values();
        Settings settings = CommandLine.settings(values);
        GivenValues givenValues = new GivenValues(values, settings);
        RequestChecks checks = new RequestChecks(givenValues, problems);
        checks.checkEncoding(arguments, surroundings.nativeEncoding());
        checks.checkSettings();
        List<String> words = pieces.words();
        VerbArguments read = new VerbArguments(verb.word(), words, VerbLine.values(given), settings);
        check.check(read, pieces.jarMayBeTaken(), problems::add);
        GivenSecrets secrets = SecretReader.read(givenValues, surroundings, problems);
        problems.throwIfAny(VerbHelp.command(verb));
        // The program is added once its place is known.
        SubmitRequest request = new SubmitRequest(
                settings,
                new DriverProgram.Jar("", List.of()),
                CommandLine.has(given, OptionTable.VERBOSE),
                CommandLine.has(given, OptionTable.TIMELINE),
                CommandLine.withDefaults(values),
                secrets);
        return new Invocation.RunVerb(
                new VerbArguments(verb.word(), words, read.values(), settings, Optional.of(request)));
    }
}

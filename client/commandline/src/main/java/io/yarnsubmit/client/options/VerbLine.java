package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.ArgumentCutter.VerbPieces;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the command line of a verb. */
final class VerbLine {
    private VerbLine() {}

    /** @param arguments what follows the verb */
    static Invocation parse(VerbSyntax verb, List<String> arguments, Surroundings surroundings) {
        if (verb.check().isPresent()) {
            return SubmittingLine.parse(verb, verb.check().get(), arguments, surroundings);
        }
        Problems problems = new Problems();
        VerbPieces pieces = ArgumentCutter.cutVerb(verb.options(), arguments, problems);
        List<Given> given = OptionParser.parse(verb.options(), pieces.options());
        if (CommandLine.has(given, OptionTable.HELP)) {
            return new Invocation.Help(VerbHelp.text(verb));
        }
        Map<String, ResolvedValue> resolved =
                Layers.resolve(given, surroundings, problems).values();
        Settings settings = CommandLine.settings(resolved);
        LoginChecks.check(new GivenValues(resolved, settings), problems);
        checkWords(verb, pieces.words(), problems);
        problems.throwIfAny(VerbHelp.command(verb));
        return new Invocation.RunVerb(new VerbArguments(verb.word(), pieces.words(), values(given), settings));
    }

    /** What {@code --kill} and {@code --status} mean, as spark-submit has them: the verbs of these names. */
    static Optional<VerbArguments> asSpark(List<Given> given, Settings settings) {
        for (Given each : given) {
            String name = each.row().name();
            if (name.equals(OptionTable.KILL) || name.equals(OptionTable.STATUS)) {
                return Optional.of(new VerbArguments(name, List.of(each.value()), Map.of(), settings));
            }
        }
        return Optional.empty();
    }

    private static void checkWords(VerbSyntax verb, List<String> words, Problems problems) {
        if (words.size() < verb.leastWords()) {
            problems.add("'" + verb.word() + "' needs more: yarn-submit " + verb.usage());
        } else if (words.size() > verb.mostWords()) {
            problems.add("'" + words.get(verb.mostWords()) + "' is too much: yarn-submit " + verb.usage());
        }
        if (!verb.actions().isEmpty() && !words.isEmpty() && !verb.actions().contains(words.get(0))) {
            problems.add("'" + verb.word() + " " + words.get(0) + "' is unknown"
                    + Suggestions.question(Suggestions.near(words.get(0), verb.actions())) + " There is: "
                    + String.join(", ", verb.actions()));
        }
    }

    static Map<String, List<String>> values(List<Given> given) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        given.forEach(each -> values.computeIfAbsent(each.row().name(), name -> new ArrayList<>())
                .add(each.value()));
        return values;
    }
}

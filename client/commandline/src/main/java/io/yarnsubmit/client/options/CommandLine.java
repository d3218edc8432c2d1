package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.ArgumentCutter.Pieces;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the command line: the package's way in. */
public final class CommandLine {
    private static final Pattern VERB_LIKE = Pattern.compile("[a-zA-Z][a-zA-Z-]+");

    private CommandLine() {}

    /** Reads the command line of a submission: none of its words is a verb. */
    public static Invocation parse(List<String> arguments, Surroundings surroundings) {
        return parse(arguments, surroundings, Verbs.NONE);
    }

    /**
     * Reads arguments and configuration files, and checks all that can be checked without a cluster.
     *
     * @throws io.yarnsubmit.api.YarnSubmitException {@code BAD_INPUT} with all problems, one in each line
     */
    public static Invocation parse(List<String> arguments, Surroundings surroundings, Verbs verbs) {
        Optional<String> first = arguments.stream()
                .findFirst()
                .filter(word -> VERB_LIKE.matcher(word).matches());
        Optional<VerbSyntax> verb = first.flatMap(verbs::find);
        if (verb.isPresent()) {
            return VerbLine.parse(verb.get(), List.copyOf(arguments.subList(1, arguments.size())), surroundings);
        }
        Problems problems = new Problems();
        first.ifPresent(word -> checkVerb(word, verbs, problems));
        Pieces pieces = ArgumentCutter.cut(OptionTable.submit(), List.copyOf(arguments), problems);
        List<Given> given = OptionParser.parse(OptionTable.submit(), pieces.options());
        // A user may have asked for help because something was wrong.
        if (has(given, OptionTable.HELP)) {
            boolean all = HelpText.ALL.equals(pieces.applicationJar());
            return new Invocation.Help(all ? HelpText.whole(verbs) : HelpText.brief(verbs));
        }
        if (has(given, OptionTable.VERSION)) {
            return new Invocation.Version("yarn-submit " + ProductVersion.current());
        }
        Layers.Resolved resolved = Layers.resolveSubmission(given, surroundings, problems);
        Map<String, ResolvedValue> values =
                ProgramChoice.isCommand(pieces, resolved) ? CommandRules.applied(resolved.values()) : resolved.values();
        Settings settings = settings(values);
        Optional<VerbArguments> asSpark = VerbLine.asSpark(given, settings);
        if (asSpark.isPresent()) {
            problems.throwIfAny();
            return new Invocation.RunVerb(asSpark.get());
        }
        GivenValues givenValues = new GivenValues(values, settings);
        RequestChecks checks = new RequestChecks(givenValues, problems);
        checks.checkEncoding(arguments, surroundings.nativeEncoding());
        checks.checkSettings();
        Optional<DriverProgram> program = new ProgramChoice(givenValues, problems).of(pieces, resolved);
        GivenSecrets secrets = SecretReader.read(givenValues, surroundings, problems);
        problems.throwIfAny();
        SubmitRequest request = new SubmitRequest(
                settings,
                program.orElseThrow(),
                has(given, OptionTable.VERBOSE),
                has(given, OptionTable.TIMELINE),
                withDefaults(values),
                secrets);
        return has(given, OptionTable.DRY_RUN)
                ? new Invocation.DryRun(request, settings.get(ConfigKeys.JSON))
                : new Invocation.Submit(request);
    }

    /** A first word that is nearly a verb, and is not a file, was meant to be a verb. */
    private static void checkVerb(String word, Verbs verbs, Problems problems) {
        List<String> near = Suggestions.near(word, verbs.words());
        if (!near.isEmpty() && !Files.exists(Path.of(word))) {
            problems.add(
                    "'" + word + "' is not a verb, and no application jar has that name" + Suggestions.question(near));
            problems.throwIfAny();
        }
    }

    static boolean has(List<Given> given, String name) {
        return given.stream().anyMatch(each -> each.row().name().equals(name));
    }

    static Settings settings(Map<String, ResolvedValue> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.text()));
        return Settings.of(texts);
    }

    /** In the order of the catalogue. */
    static List<ResolvedValue> withDefaults(Map<String, ResolvedValue> values) {
        List<ResolvedValue> all = new ArrayList<>();
        for (ConfigKey<?> key : ConfigCatalogue.all()) {
            String defaultText = key.defaultText();
            ResolvedValue value = values.get(key.name());
            if (key.isPrefix()) {
                values.values().stream()
                        .filter(each -> each.key().startsWith(key.name()))
                        .forEach(all::add);
            } else if (value != null) {
                all.add(value);
            } else if (defaultText != null) {
                all.add(new ResolvedValue(key.name(), defaultText, new Origin.Default()));
            }
        }
        return all;
    }
}

package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code --verbose} shows: each value with where it came from; what looks like a secret is masked. */
public final class Verbose {
    private static final Pattern SECRET = Pattern.compile("(?i)secret|password|token|access.?key|credential");
    /** As in the options of a URL. */
    private static final Pattern SECRET_WITHIN =
            Pattern.compile("(?i)((?:secret|password|token|access.?key|credential)[^=\\s]*=)[^\\s&;,]+");

    private static final String MASK = "********";
    private static final Set<String> WORDS = Set.of(
            ConfigKeys.DRIVER_JAVA_OPTIONS.name(), ConfigKeys.EXECUTOR_JAVA_OPTIONS.name(), RoleKeys.COMMAND.name());

    private Verbose() {}

    /** One line each, for standard error. */
    public static List<String> lines(SubmitRequest request) {
        List<String> lines = new ArrayList<>();
        if (request.program() instanceof DriverProgram.Roles) {
            lines.add("No driver: the application is its roles");
        } else if (request.command().isEmpty()) {
            lines.add("Application jar: " + Quoting.onOneLine(request.applicationJar()));
            lines.add("Driver arguments (" + request.driverArguments().size() + "): "
                    + maskedWords(request.driverArguments()));
        } else {
            lines.add("Command (" + request.command().size() + " words): " + maskedWords(request.command()));
        }
        lines.add("Configuration:");
        List<String> shown = request.values().stream().map(Verbose::shown).toList();
        int width = shown.stream()
                .mapToInt(String::length)
                .filter(length -> length <= 60)
                .max()
                .orElse(0);
        for (int i = 0; i < shown.size(); i++) {
            String origin = request.values().get(i).origin().shown();
            lines.add("  " + shown.get(i)
                    + " ".repeat(Math.max(0, width - shown.get(i).length())) + "  " + origin);
        }
        return List.copyOf(lines);
    }

    private static boolean isOfGroup(String key) {
        return GroupRequest.nameIn(key).isPresent() && WORDS.contains(GroupRequest.general(key));
    }

    private static String shown(ResolvedValue value) {
        boolean words = WORDS.contains(value.key()) || isOfGroup(value.key());
        String text = words && !SECRET.matcher(value.key()).find()
                ? maskedWords(ShellWords.split(value.text()))
                : maskedValue(value.key(), value.text());
        return value.key() + " = " + text;
    }

    /** Words of a command, quoted as in a shell, with what looks like a secret masked. */
    public static String maskedWords(List<String> words) {
        return maskedEach(words, Quoting::forShell).stream().collect(Collectors.joining(" "));
    }

    /** Words of a command, with what looks like a secret masked. */
    public static List<String> masked(List<String> words) {
        return maskedEach(words, word -> word);
    }

    /** Variables; the values of those whose names look like secrets are masked. */
    public static Map<String, String> maskedVariables(Map<String, String> variables) {
        Map<String, String> shown = new LinkedHashMap<>();
        variables.forEach((name, value) -> shown.put(name, maskedValue(name, value)));
        return shown;
    }

    private static String maskedValue(String name, String value) {
        return SECRET.matcher(name).find()
                ? MASK
                : SECRET_WITHIN.matcher(Quoting.onOneLine(value)).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }

    /** Masks the value of {@code --password=x} and {@code -Dstore.password=x}, and the word after {@code --password}. */
    private static List<String> maskedEach(List<String> words, UnaryOperator<String> shownAs) {
        List<String> shown = new ArrayList<>();
        boolean secretFollows = false;
        for (String word : words) {
            int equals = word.indexOf('=');
            boolean looksSecret = SECRET.matcher(equals < 0 ? word : word.substring(0, equals))
                    .find();
            if (secretFollows && !word.startsWith("-")) {
                shown.add(MASK);
            } else if (looksSecret && equals >= 0) {
                shown.add(shownAs.apply(word.substring(0, equals + 1)) + MASK);
            } else {
                shown.add(shownAs.apply(word));
            }
            secretFollows = looksSecret && equals < 0 && word.startsWith("-");
        }
        return shown;
    }
}

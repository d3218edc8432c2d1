package io.yarnsubmit.client.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the command line into our options, the application jar or the command, and its arguments, and joins each option with its
 * value, {@code --queue etl} to {@code --queue=etl}.
 *
 * <p>Why commons-cli does not do that: it takes a word such as {@code -verbose:gc} for options of one letter, and so
 * refuses it as a value; it stops at the first option it does not know, so that the user would hear of one mistake at a
 * time; and it takes {@code -name} for {@code --name}. With joined words it has nothing to guess.
 */
final class ArgumentCutter {
    private static final Pattern LONG_OPTION = Pattern.compile("--[a-zA-Z][a-zA-Z-]*(=.*)?", Pattern.DOTALL);

    private final OptionSet set;
    private final List<String> arguments;
    private final Problems problems;
    private final List<String> options = new ArrayList<>();
    private int next;
    /** Whether an unknown option may have taken the application jar for its value. */
    private boolean jarMayBeTaken;

    private ArgumentCutter(OptionSet set, List<String> arguments, Problems problems) {
        this.set = set;
        this.arguments = arguments;
        this.problems = problems;
    }

    /**
     * The pieces of a command line.
     *
     * @param options each in one word with its value; all of them known
     * @param applicationJar the first word that is not an option; null if there is none
     * @param jarMayBeTaken whether there may have been a jar, but an unknown option stands before it
     * @param afterDashes whether {@code --} stands before that word
     */
    record Pieces(
            List<String> options,
            @Nullable String applicationJar,
            List<String> driverArguments,
            boolean jarMayBeTaken,
            boolean afterDashes) {

        /** The words that are not options. */
        List<String> words() {
            List<String> words = new ArrayList<>();
            if (applicationJar != null) {
                words.add(applicationJar);
            }
            words.addAll(driverArguments);
            return words;
        }
    }

    /**
     * The pieces of a verb's command line.
     *
     * @param options each in one word with its value; all of them known
     * @param words the words that are not options, in their order
     */
    record VerbPieces(List<String> options, List<String> words) {}

    /** Cuts the command line of a submission, whose options end where the jar stands, or with {@code --}. */
    static Pieces cut(OptionSet set, List<String> arguments, Problems problems) {
        ArgumentCutter cutter = new ArgumentCutter(set, arguments, problems);
        boolean dashes = cutter.cutOptions();
        int jar = cutter.next;
        return jar < arguments.size()
                ? new Pieces(
                        cutter.options, arguments.get(jar), arguments.subList(jar + 1, arguments.size()), false, dashes)
                : new Pieces(cutter.options, null, List.of(), cutter.jarMayBeTaken, dashes);
    }

    /** Cuts what follows a verb: options and words in any order; after {@code --} there are only words. */
    static VerbPieces cutVerb(OptionSet set, List<String> arguments, Problems problems) {
        ArgumentCutter cutter = new ArgumentCutter(set, arguments, problems);
        List<String> words = new ArrayList<>();
        while (true) {
            boolean onlyWords = cutter.cutOptions();
            if (onlyWords || cutter.next == arguments.size()) {
                words.addAll(arguments.subList(cutter.next, arguments.size()));
                return new VerbPieces(cutter.options, words);
            }
            words.add(arguments.get(cutter.next++));
        }
    }

    /** Returns whether {@code --} ended the options. */
    private boolean cutOptions() {
        while (next < arguments.size()) {
            String word = arguments.get(next);
            if (word.equals("--")) {
                next++;
                return true;
            }
            if (!word.startsWith("-") || word.length() == 1) {
                return false;
            }
            next++;
            Optional<OptionRow> row = set.find(flagOf(word));
            if (row.isPresent()) {
                cutKnown(row.get(), word);
            } else {
                cutUnknown(word);
            }
        }
        return false;
    }

    private void cutKnown(OptionRow row, String word) {
        int equals = word.indexOf('=');
        if (!row.takesValue()) {
            if (equals >= 0) {
                problems.add("Option " + row.flag() + " takes no value, but was given as '" + word + "'");
            }
            options.add(row.flag());
        } else if (equals >= 0) {
            options.add(row.flag() + word.substring(equals));
        } else if (next < arguments.size() && isValue(row, arguments.get(next))) {
            options.add(row.flag() + "=" + arguments.get(next++));
        } else {
            problems.add(withoutValue(row));
        }
    }

    /** Whether a word is this option's value, and not the next option because the user forgot the value. */
    private boolean isValue(OptionRow row, String word) {
        if (set.find(flagOf(word)).isPresent()) {
            return false;
        }
        boolean mistyped = LONG_OPTION.matcher(word).matches()
                && !Suggestions.near(flagOf(word), set.flags()).isEmpty();
        return row.takesJavaOptions() || !mistyped;
    }

    private String withoutValue(OptionRow row) {
        String problem = "Option " + row.flag() + " needs a value: " + row.flag() + " " + row.argument();
        if (next == arguments.size()) {
            return problem;
        }
        String word = flagOf(arguments.get(next));
        return problem + ", but '" + word + "' follows; a value that looks like an option is written " + row.flag()
                + "=VALUE";
    }

    /** Suggests what may have been meant, and skips what is probably its value, to find the other problems. */
    private void cutUnknown(String word) {
        String flag = flagOf(word);
        if (flag.startsWith("-D") || flag.startsWith("-X")) {
            problems.add("'" + word + "' is an option of a JVM:"
                    + " pass it with --driver-java-options or --executor-java-options");
            return;
        }
        Optional<SparkNames.Row> spark = SparkNames.read().find(flag);
        List<String> suggestions = Suggestions.near(flag, set.flags());
        problems.add("Unknown option '" + flag + "'"
                + spark.flatMap(SparkNames::advice).orElseGet(() -> Suggestions.question(suggestions)));
        jarMayBeTaken = spark.isEmpty();
        boolean valueFollows = !word.contains("=")
                && next < arguments.size()
                && !arguments.get(next).startsWith("-")
                && spark.map(row -> !row.argument().isEmpty())
                        .orElseGet(() -> takesValue(suggestions, arguments.get(next)));
        if (valueFollows) {
            next++;
        }
    }

    private boolean takesValue(List<String> suggestions, String word) {
        return suggestions.isEmpty()
                ? !word.endsWith(".jar")
                : suggestions.stream().flatMap(flag -> set.find(flag).stream()).anyMatch(OptionRow::takesValue);
    }

    private static String flagOf(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }
}

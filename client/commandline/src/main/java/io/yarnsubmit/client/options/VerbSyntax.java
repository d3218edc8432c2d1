package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.OptionGroup.COMMAND;

import io.yarnsubmit.client.options.OptionEffect.SetsAnyKey;
import io.yarnsubmit.client.options.OptionEffect.Switch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a verb is typed, and what its help says. Parsing, help, completion and documentation are made from it. */
public final class VerbSyntax {
    /** The option of all verbs that makes their answers JSON. */
    static final VerbOption<Boolean> JSON = VerbOption.flag(OptionTable.JSON, "for programs: one JSON object per line");

    private static final OptionRow CONF = new OptionRow(
            COMMAND, OptionTable.CONF, "c", "KEY=VALUE", new SetsAnyKey(), "set any configuration key; repeatable");
    private static final OptionRow HELP =
            new OptionRow(COMMAND, OptionTable.HELP, "h", null, new Switch(), "show this and exit");

    private final String word;
    private final String summary;
    private final String operands;
    private final int leastWords;
    private final int mostWords;
    private final List<String> examples;
    private final List<String> actions;
    private final List<String> notes;
    private final Optional<LineCheck> check;
    private final List<OptionRow> shown;
    private final OptionSet options;

    private VerbSyntax(Builder parts) {
        word = parts.word;
        summary = parts.summary;
        operands = parts.operands;
        leastWords = parts.leastWords;
        mostWords = parts.mostWords;
        examples = parts.examples;
        actions = parts.actions;
        notes = parts.notes;
        check = Optional.ofNullable(parts.check);
        List<OptionRow> own = parts.options.stream().map(VerbOption::row).toList();
        List<OptionRow> login = parts.asksCluster ? OptionTable.OF_LOGIN : List.of();
        shown = with(own, submits() ? List.of(HELP) : with(login, List.of(JSON.row(), CONF, HELP)));
        options = new OptionSet(submits() ? with(own, ofSubmitting()) : shown);
    }

    private static List<OptionRow> with(List<OptionRow> own, List<OptionRow> others) {
        return Stream.concat(own.stream(), others.stream()).toList();
    }

    private static List<OptionRow> ofSubmitting() {
        return OptionTable.rows().stream()
                .filter(row -> !OptionTable.OF_PROGRAMS.contains(row.name()))
                .toList();
    }

    /**
     * Begins the syntax of a verb.
     *
     * @param word as it is typed
     * @param summary what it does, as a sentence without its full stop
     */
    public static Builder of(String word, String summary) {
        return new Builder(word, summary);
    }

    /** As it is typed. */
    public String word() {
        return word;
    }

    /** The verb and what it takes. */
    String usage() {
        return operands.isEmpty() ? word : word + " " + operands;
    }

    /** The same with its options, where they may stand. */
    String synopsis() {
        return submits() ? word + " [options] " + operands : usage() + " [options]";
    }

    /** What it does, as a sentence without its full stop. */
    String summary() {
        return summary;
    }

    /** Command lines, without the command's own name. */
    List<String> examples() {
        return examples;
    }

    /** What its help says at the end. */
    List<String> notes() {
        return notes;
    }

    /** What the first word may be; empty: anything. */
    List<String> actions() {
        return actions;
    }

    /** Whether its first word is an application. */
    boolean takesApplication() {
        return operands.startsWith("APP");
    }

    int leastWords() {
        return leastWords;
    }

    int mostWords() {
        return mostWords;
    }

    OptionSet options() {
        return options;
    }

    /** The options that its help shows. */
    List<OptionRow> shown() {
        return shown;
    }

    /** Whether it submits, and so takes the options of submitting. */
    boolean submits() {
        return check.isPresent();
    }

    /** The check of a verb that submits. */
    Optional<LineCheck> check() {
        return check;
    }

    /** What a verb says of itself, part by part. */
    public static final class Builder {
        private final String word;
        private final String summary;
        private String operands = "";
        private int leastWords;
        private int mostWords;
        private List<String> examples = List.of();
        private List<String> actions = List.of();
        private List<String> notes = List.of();
        private List<VerbOption<?>> options = List.of();
        private boolean asksCluster = true;
        private @Nullable LineCheck check;

        private Builder(String word, String summary) {
            this.word = word;
            this.summary = summary;
        }

        /** What it takes besides options: exactly this many words. {@code APP} stands for an application. */
        public Builder words(String usage, int number) {
            return words(usage, number, number);
        }

        /** The same with a least and a greatest number. */
        public Builder words(String usage, int least, int most) {
            operands = usage;
            leastWords = least;
            mostWords = most;
            return this;
        }

        /** What the first word may be; without {@link #words} it is the only one. */
        public Builder actions(String... all) {
            actions = List.of(all);
            return mostWords > 0 ? this : words(String.join("|", all), 1);
        }

        /** Command lines, without the command's own name. */
        public Builder examples(String... lines) {
            examples = List.of(lines);
            return this;
        }

        public Builder options(VerbOption<?>... own) {
            options = List.of(own);
            return this;
        }

        /** What its help says at the end. */
        public Builder notes(String... lines) {
            notes = List.of(lines);
            return this;
        }

        /** A verb that asks no cluster, and so needs to know of no login. */
        public Builder withoutCluster() {
            asksCluster = false;
            return this;
        }

        /** A verb that submits: it takes the options of submitting too, and what follows them is not its own. */
        public VerbSyntax submitting(LineCheck ownCheck) {
            check = ownCheck;
            return build();
        }

        public VerbSyntax build() {
            return new VerbSyntax(this);
        }
    }
}

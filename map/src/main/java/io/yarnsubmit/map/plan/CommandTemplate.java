package io.yarnsubmit.map.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The command with its placeholders. Placeholders in items are not replaced.
 *
 * <p>Words are passed to the program unchanged, without a shell. With {@code shell} they are joined to one line for
 * {@code sh -c}, and the values of placeholders are quoted.
 *
 * @param words one or more
 */
public record CommandTemplate(List<String> words, boolean shell) implements Serializable {
    private static final long serialVersionUID = 1;

    public CommandTemplate {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        words = List.copyOf(words);
    }

    /** The command as the user typed it. Without a placeholder, the item is added as the last word. */
    public static CommandTemplate of(List<String> typed, boolean shell) {
        boolean complete = typed.stream().anyMatch(word -> has(word, true) || word.contains(Placeholder.NUMBER.text()));
        List<String> words = new ArrayList<>(typed);
        if (!complete) {
            words.add(Placeholder.ITEM.text());
        }
        return new CommandTemplate(words, shell);
    }

    /** The words of the command for one unit. Without items it is no template: the words are as they are. */
    public List<String> words(List<String> items, int number, String host) {
        if (items.isEmpty() && !shell) {
            return words;
        }
        if (shell) {
            return List.of("sh", "-c", line(items, number, host));
        }
        List<String> replaced = new ArrayList<>(words.size() + items.size());
        for (String word : words) {
            if (items.size() > 1
                    && Placeholder.at(word, 0)
                            .filter(at -> at.isOfItem() && at.text().equals(word))
                            .isPresent()) {
                Placeholder placeholder = Placeholder.at(word, 0).get();
                items.forEach(item -> replaced.add(placeholder.of(item)));
            } else {
                replaced.add(replace(word, items, number, host, UnaryOperator.identity()));
            }
        }
        return replaced;
    }

    /** The command for one unit on one line, as a user could type it. */
    public String shown(List<String> items, int number, String host) {
        String line = shell
                ? line(items, number, host)
                : words(items, number, host).stream().map(ShellQuoting::word).collect(Collectors.joining(" "));
        return ShellQuoting.column(line);
    }

    /** Whether all units run the same program. */
    public boolean hasFixedProgram() {
        return !shell && !has(words.get(0), false);
    }

    /** The program as the user typed it. */
    public String program() {
        return words.get(0);
    }

    private String line(List<String> items, int number, String host) {
        return words.stream()
                .map(word -> replace(word, items, number, host, ShellQuoting::word))
                .collect(Collectors.joining(" "));
    }

    private static String replace(
            String word, List<String> items, int number, String host, UnaryOperator<String> quoting) {
        if (word.indexOf('{') < 0) {
            return word;
        }
        StringBuilder replaced = new StringBuilder();
        for (int at = 0; at < word.length(); ) {
            Optional<Placeholder> found = Placeholder.at(word, at);
            if (found.isEmpty()) {
                replaced.append(word.charAt(at++));
                continue;
            }
            Placeholder placeholder = found.get();
            replaced.append(
                    switch (placeholder) {
                        case NUMBER -> Integer.toString(number);
                        case HOST -> quoting.apply(host);
                        default ->
                            items.stream()
                                    .map(item -> quoting.apply(placeholder.of(item)))
                                    .collect(Collectors.joining(" "));
                    });
            at += placeholder.text().length();
        }
        return replaced.toString();
    }

    private static boolean has(String word, boolean ofItem) {
        for (int at = word.indexOf('{'); at >= 0; at = word.indexOf('{', at + 1)) {
            if (Placeholder.at(word, at)
                    .filter(found -> !ofItem || found.isOfItem())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}

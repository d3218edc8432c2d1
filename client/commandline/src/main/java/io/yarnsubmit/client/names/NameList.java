package io.yarnsubmit.client.names;

import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Missing;
import io.yarnsubmit.client.names.Meaning.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of names: commas separate them, and blanks around them are dropped. A comma or a blank belongs to a name if a
 * file of that name exists and the shorter name means nothing; {@code \,} is always a part of the name.
 */
public final class NameList {
    private static final int MOST_COMMAS = 16;

    private final NameRule rule;

    public NameList(NameRule rule) {
        this.rule = rule;
    }

    /** A list of exactly these names. */
    public static String of(List<String> names) {
        return names.stream().map(name -> name.replace(",", "\\,")).collect(Collectors.joining(","));
    }

    /** What the names mean, in their order. */
    public List<Meaning> read(String text) {
        String[] pieces = text.split(",", -1);
        List<Meaning> meanings = new ArrayList<>();
        for (int i = 0; i < pieces.length; ) {
            int end = end(pieces, i);
            meaning(pieces, i, end, meanings);
            i = end;
        }
        return meanings;
    }

    /** The end of the shortest run of pieces that is a name; without any, of what was written as one. */
    private int end(String[] pieces, int begin) {
        int most = Math.min(pieces.length, begin + MOST_COMMAS);
        for (int end = begin + 1; end <= most; end++) {
            boolean startsWithComma = end > begin + 1 && pieces[begin].isBlank();
            boolean shorterIsMeant = startsWithComma && found(joined(pieces, begin + 1, end)) != null;
            Meaning meaning = shorterIsMeant ? null : found(joined(pieces, begin, end));
            if (meaning != null) {
                return end;
            }
        }
        int end = begin + 1;
        while (end < pieces.length && pieces[end - 1].endsWith("\\")) {
            end++;
        }
        return end;
    }

    private void meaning(String[] pieces, int begin, int end, List<Meaning> meanings) {
        String text = joined(pieces, begin, end);
        Meaning meaning = found(text);
        if (meaning != null) {
            meanings.add(meaning);
        } else if (!text.isBlank()) {
            meanings.add(new Missing(text.strip().replace("\\,", ",")));
        }
    }

    private static String joined(String[] pieces, int begin, int end) {
        return String.join(",", List.of(pieces).subList(begin, end));
    }

    /** Null if the text, with its blanks and backslashes or without, means nothing. */
    private @Nullable Meaning found(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Meaning unknown = null;
        String plain = text.replace("\\,", ",");
        for (String each : List.of(text, plain, text.strip(), plain.strip()).stream()
                .distinct()
                .filter(name -> !name.isEmpty())
                .toList()) {
            Meaning meaning = rule.of(each);
            if (meaning instanceof Found) {
                return meaning;
            } else if (meaning instanceof Unknown) {
                unknown = meaning;
            }
        }
        return unknown;
    }
}

package io.yarnsubmit.client.names;

import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.client.names.Meaning.Missing;
import io.yarnsubmit.client.names.Meaning.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return names.stream().map(NameList::written).collect(Collectors.joining(","));
    }

    /** A backslash at the end would take the comma that separates; the blank behind it is dropped. */
    private static String written(String name) {
        return name.replace(",", "\\,") + (name.endsWith("\\") ? " " : "");
    }

    /** What the names mean, in their order. */
    public List<Meaning> read(String text) {
        List<String> pieces = List.of(text.split(",", -1));
        List<Meaning> meanings = new ArrayList<>();
        for (int begin = 0; begin < pieces.size(); ) {
            Run run = run(pieces, begin);
            if (run.meaning() != null) {
                meanings.add(run.meaning());
            }
            begin = run.end();
        }
        return meanings;
    }

    /**
     * Pieces between commas that are one name.
     *
     * @param meaning null if they are blank
     */
    private record Run(int end, @Nullable Meaning meaning) {}

    /** The shortest run that means something; without any, what was written as one name. */
    private Run run(List<String> pieces, int begin) {
        int written = begin + 1;
        while (written < pieces.size() && pieces.get(written - 1).endsWith("\\")) {
            written++;
        }
        Meaning asWritten = written > begin + 1 ? found(joined(pieces, begin, written)) : null;
        if (asWritten instanceof Found) {
            return new Run(written, asWritten);
        }
        Run shortest = shortest(pieces, begin);
        if (shortest.meaning() instanceof Found || (shortest.meaning() != null && asWritten == null)) {
            return shortest;
        }
        String name = plain(joined(pieces, begin, written)).strip();
        return new Run(written, asWritten != null || name.isEmpty() ? asWritten : new Missing(name));
    }

    private Run shortest(List<String> pieces, int begin) {
        boolean blank = pieces.get(begin).isBlank();
        int most = Math.min(pieces.size(), begin + MOST_COMMAS);
        for (int end = begin + 1; end <= most; end++) {
            // A comma in front may be one too many.
            boolean withoutComma = blank && end > begin + 1 && found(joined(pieces, begin + 1, end)) != null;
            Meaning meaning = withoutComma ? null : found(joined(pieces, begin, end));
            if (meaning != null) {
                return new Run(end, meaning);
            }
        }
        return new Run(begin, null);
    }

    private static String joined(List<String> pieces, int begin, int end) {
        return String.join(",", pieces.subList(begin, end));
    }

    private static String plain(String text) {
        return text.replace("\\,", ",");
    }

    /** Whether a name with a backslash before a comma is that of a file, and no pattern, in which the backslash means nothing. */
    private static boolean isExact(Found found) {
        return found.link().isEmpty() && found.files().get(0).location().path().endsWith(found.written());
    }

    private static String withoutLastBlank(String text) {
        return text.endsWith(" ") ? text.substring(0, text.length() - 1) : text;
    }

    /** Null if the text, with its blanks and backslashes or without, means nothing. */
    private @Nullable Meaning found(String text) {
        Meaning unknown = null;
        List<String> names = Stream.of(text, plain(text))
                .flatMap(each -> Stream.of(each, withoutLastBlank(each), each.strip()))
                .distinct()
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : names) {
            Meaning meaning = rule.of(name);
            if (meaning instanceof Found found && (name.indexOf("\\,") < 0 || isExact(found))) {
                return meaning;
            } else if (meaning instanceof Unknown) {
                unknown = meaning;
            }
        }
        return unknown;
    }
}

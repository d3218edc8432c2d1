package io.yarnsubmit.it.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tokens a driver or an executor has had, by their numbers.
 *
 * @param process its container, or the driver of an attempt
 * @param used by Hadoop's classes
 * @param inFile those that were in its token file
 */
record TokensSeen(String process, Set<Integer> used, Set<Integer> inFile) {
    private static final String PREFIX = "tokens-";
    private static final Pattern LINE = Pattern.compile("used \\[(.*)] in file \\[(.*)]");

    static TokensSeen read(Path file) {
        try {
            Set<Integer> used = new TreeSet<>();
            Set<Integer> inFile = new TreeSet<>();
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new IllegalStateException(file + " has " + line);
                }
                used.addAll(numbers(matcher.group(1)));
                inFile.addAll(numbers(matcher.group(2)));
            }
            return new TokensSeen(file.getFileName().toString().substring(PREFIX.length()), used, inFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> numbers(String list) {
        return Pattern.compile("\\d+")
                .matcher(list)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
    }

    boolean isDriver() {
        return process.startsWith("driver-");
    }
}

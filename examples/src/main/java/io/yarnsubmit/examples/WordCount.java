package io.yarnsubmit.examples;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.TaskContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts the words in all text files below a directory, and prints the most frequent ones:
 * {@code WordCount <directory> [how many]}.
 *
 * <p>One stage counts, and another adds up. The counts of a file stay on their executor until they are added up. The
 * directory must have the same path on every machine.
 *
 * <pre>yarn-submit --master embedded --class io.yarnsubmit.examples.WordCount yarn-submit-examples.jar /usr/share/doc 20</pre>
 */
public final class WordCount {
    /** How many tasks merge outputs of the first stage in parallel; the driver merges their results. */
    private static final int MERGE_TASKS = 8;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private WordCount() {}

    /** Expects the directory; accepts the number of words to print, by default 10. */
    public static void main(String[] args) throws IOException {
        if (args.length < 1) {
            System.err.println("usage: WordCount <directory> [how many]");
            System.exit(2);
        }
        Path directory = Path.of(args[0]).toRealPath();
        List<String> files = filesBelow(directory);
        if (files.isEmpty()) {
            System.err.println("WordCount: there are no text files below " + directory);
            System.exit(2);
        }
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 10;

        try (DriverContext context = DriverContext.open()) {
            Stage<Map<String, Long>> merged = context.stage("count", files, WordCount::countWords)
                    .gather("merge", Math.min(MERGE_TASKS, Math.max(1, files.size())), WordCount::merge);
            Job<List<Map<String, Long>>> job =
                    merged.job(JobOptions.named("word count")).collect();
            Map<String, Long> words = merge(job.join());
            top(words, most).forEach(word -> System.out.println(word + " " + words.get(word)));
            System.out.println(job.counters().getOrDefault("words", 0L) + " words in " + files.size() + " files");
        }
    }

    static Map<String, Long> countWords(String file) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        long words = 0;
        for (String word : NO_LETTERS.split(textOf(Path.of(file)).toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                counts.merge(word, 1L, Long::sum);
                words++;
            }
        }
        long all = words;
        TaskContext.find().ifPresent(task -> task.counter("words").add(all));
        return counts;
    }

    static Map<String, Long> merge(List<Map<String, Long>> parts) {
        Map<String, Long> merged = new HashMap<>();
        parts.forEach(part -> part.forEach((word, count) -> merged.merge(word, count, Long::sum)));
        return merged;
    }

    static List<String> top(Map<String, Long> words, int most) {
        return words.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<String> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".txt") && Files.isRegularFile(file))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** Reads any character set as UTF-8, so letters beyond ASCII may be wrong. */
    private static String textOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}

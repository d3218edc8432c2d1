package io.yarnsubmit.client.options;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads a properties file, keeping the numbers of the lines. Its syntax is that of {@link Properties} in UTF-8, which
 * includes spark-submit's {@code key value}. Blanks at the end of a value are dropped, because nobody can see them.
 *
 * <p>Properties does not keep the line numbers, so this class finds where each entry begins and ends, and lets Properties
 * read the entry.
 */
final class PropertiesLines {
    private PropertiesLines() {}

    /** @param line where the entry begins, counted from 1 */
    record Entry(String key, String value, int line) {}

    static List<Entry> read(Path file, Problems problems) {
        try {
            String text = Files.readString(file);
            return entries(text.startsWith("\uFEFF") ? text.substring(1) : text, file, problems);
        } catch (CharacterCodingException e) {
            problems.add("Properties file " + file + " is not UTF-8 text");
        } catch (IOException e) {
            problems.add("Properties file " + file + " cannot be read: " + reason(file, e));
        }
        return List.of();
    }

    private static String reason(Path file, IOException e) {
        if (!Files.exists(file)) {
            return "there is no such file";
        }
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        return Files.isReadable(file) ? e.toString() : "permission denied";
    }

    private static List<Entry> entries(String text, Path file, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (hasNoEntry(lines[i].strip())) {
                continue;
            }
            int start = i;
            while (isContinued(lines[i]) && i + 1 < lines.length) {
                i++;
            }
            String entry = String.join("\n", List.of(lines).subList(start, i))
                    + (i > start ? "\n" : "")
                    + withoutBlanksAtEnd(lines[i]);
            parse(entry, file, start + 1, entries, problems);
        }
        return entries;
    }

    /** As in Properties, a line with nothing before the backslash is not continued. */
    private static boolean hasNoEntry(String line) {
        return line.isEmpty() || line.startsWith("#") || line.startsWith("!") || line.equals("\\");
    }

    private static void parse(String text, Path file, int line, List<Entry> entries, Problems problems) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + ":" + line + ": cannot be read: " + e.getMessage());
        }
        properties.stringPropertyNames().forEach(key -> entries.add(new Entry(key, properties.getProperty(key), line)));
    }

    /** A line continues in the next if it ends with a backslash that is not itself quoted by one. */
    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static String withoutBlanksAtEnd(String line) {
        String stripped = line.stripTrailing();
        boolean keepsOne = stripped.length() < line.length() && isContinued(stripped);
        return keepsOne ? line.substring(0, stripped.length() + 1) : stripped;
    }
}

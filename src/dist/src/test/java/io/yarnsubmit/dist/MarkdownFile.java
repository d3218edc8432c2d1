package io.yarnsubmit.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document, and which of its links to other files lead nowhere. Addresses on the web are not looked at. */
record MarkdownFile(Path path) {
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
    private static final Pattern ON_THE_WEB = Pattern.compile("[a-z]+:.*");

    /** All documents of the project or of the distribution, in its root and in docs/. */
    static List<MarkdownFile> below(Path root) {
        List<MarkdownFile> files = new ArrayList<>();
        for (Path folder : List.of(root, root.resolve("docs"))) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(entry -> entry.toString().endsWith(".md"))
                        .sorted()
                        .map(MarkdownFile::new)
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** Each as "file: link". */
    List<String> brokenLinks() {
        return LINK.matcher(withoutCode())
                .results()
                .map(match -> match.group(1))
                .filter(link -> !ON_THE_WEB.matcher(link).matches())
                .filter(link -> !leadsSomewhere(link))
                .map(link -> path.getFileName() + ": " + link)
                .toList();
    }

    private boolean leadsSomewhere(String link) {
        int mark = link.indexOf('#');
        String file = mark < 0 ? link : link.substring(0, mark);
        Path target = file.isEmpty() ? path : path.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return mark < 0 || new MarkdownFile(target).anchors().contains(link.substring(mark + 1));
    }

    /** What headings are called in links, as GitHub makes it: lower case, hyphens for blanks, without punctuation. */
    private Set<String> anchors() {
        Matcher headings = HEADING.matcher(text().replaceAll("(?s)```.*?```", ""));
        return headings.results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .trim()
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private String withoutCode() {
        return CODE.matcher(text()).replaceAll("");
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md says which classes have tests that the gate leaves out. */
class LongTestsTest {
    private static final Pattern LONG = Pattern.compile("@Tag\\(Tags\\.LONG\\)(\\s+@Tag\\(Tags\\.(\\w+)\\))?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\| ([^|]+) \\|$");

    @Test
    void contributing_namesThemByPart() throws IOException {
        assertThat(inContributing()).isEqualTo(inSources());
    }

    private static Map<String, Set<String>> inContributing() throws IOException {
        Map<String, Set<String>> classesByPart = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "..", "CONTRIBUTING.md")));
        while (row.find()) {
            classesByPart.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
        }
        return classesByPart;
    }

    private static Map<String, Set<String>> inSources() throws IOException {
        Map<String, Set<String>> classesByPart = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                Matcher tag = LONG.matcher(Files.readString(file));
                while (tag.find()) {
                    assertThat(tag.group(2))
                            .as("the part of a long test in %s", name)
                            .isNotNull();
                    classesByPart
                            .computeIfAbsent(tag.group(2).toLowerCase(Locale.ROOT), part -> new TreeSet<>())
                            .add(name);
                }
            }
        }
        return classesByPart;
    }
}

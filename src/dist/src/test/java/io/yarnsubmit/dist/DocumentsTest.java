package io.yarnsubmit.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("yarnsubmit.root"));
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`");
    private static final Pattern PROTO_NAME = Pattern.compile("(?m)^ *(?:message|rpc) (\\w+)");

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(MarkdownFile.below(ROOT))
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file.brokenLinks()).isEmpty());
    }

    @Test
    void everyModuleHasItsLineInTheArchitecture() throws IOException {
        String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));

        assertThat(modules())
                .contains("api", "client/yarn")
                .allSatisfy(module -> assertThat(architecture).containsPattern("(?m)^\\| `" + module + "/` \\|"));
    }

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        Set<String> existing = sourceNames();

        assertThat(CLASS_NAME
                        .matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                        .results()
                        .map(match -> match.group(1)))
                .hasSizeGreaterThan(20)
                .allMatch(existing::contains);
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    /** Our classes, and the messages and calls between processes. */
    private static Set<String> sourceNames() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : sourceFiles()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                names.add(name.replace(".java", ""));
            } else if (name.endsWith(".proto")) {
                PROTO_NAME.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }

    private static List<Path> sourceFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : modules()) {
            Path sources = ROOT.resolve(module).resolve("src");
            if (Files.exists(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(Files::isRegularFile).forEach(all::add);
                }
            }
        }
        return all;
    }

    /** The folders with a pom, but not the project's own. */
    private static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .map(file -> ROOT.relativize(file.getParent()).toString())
                    .filter(module -> !module.isEmpty() && !module.contains("rivals"))
                    .sorted()
                    .toList();
        }
    }
}

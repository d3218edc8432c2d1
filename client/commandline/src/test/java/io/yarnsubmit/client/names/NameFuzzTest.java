package io.yarnsubmit.client.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.names.Meaning.Found;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of odd names, named by every way of writing a name. */
class NameFuzzTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "12",
        ":",
        "[",
        "]",
        "{",
        "}",
        "*",
        "?",
        "#",
        "%20",
        "%",
        "+",
        "\\",
        "\"",
        "'",
        "$",
        "$(id)",
        "&",
        ";",
        " ",
        "\t",
        "\n",
        ",",
        ".",
        "-",
        "~",
        "!",
        "`",
        "|",
        "<",
        ">",
        "=",
        "@",
        "\u00e4",
        "a\u0308",
        "\ud83d\ude80",
        "\u4e2d",
        "file:",
        "hdfs:",
        "\\,",
        "\u0001",
        "\u00a0"
    };

    @TempDir
    Path directory;

    /** A name, or a folder and a name. */
    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int pieces = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 6);
        while (pieces-- > 0 && name.toString().getBytes(StandardCharsets.UTF_8).length < 240) {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return name.toString().equals(".") || name.toString().equals("..") ? "dots" : name.toString();
    }

    private static String path(Random random) {
        return random.nextInt(3) == 0 ? name(random) + "/" + name(random) : name(random);
    }

    @Test
    void everyFile_isFoundUnderItsName_inAListToo() {
        Seeds.of(300, 5000).forEach(seed -> {
            Random random = new Random(seed);
            Set<String> files = new LinkedHashSet<>();
            for (int i = 0; i < 8; i++) {
                String path = path(random);
                boolean clashes =
                        files.stream().anyMatch(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
                if (!clashes) {
                    files.add(path);
                }
            }
            NameRule rule = new NameRule(new MemoryView("", List.copyOf(files)), root -> {
                throw new IllegalArgumentException("none");
            });
            for (String file : files) {
                assertFound(rule.of(file), file);
                assertFound(rule.of("/w/" + file), file);
                assertFound(rule.of("file:///w/" + escaped(file)), file);
            }
            List<Meaning> read = new NameList(rule).read(NameList.of(List.copyOf(files)));
            // Of what is ambiguous the shorter name counts: nothing is lost, and nothing is made up.
            assertThat(read).allSatisfy(meaning -> assertThat(meaning).isInstanceOf(Found.class));
            if (files.stream().noneMatch(file -> file.indexOf(',') >= 0 || file.endsWith("\\"))) {
                assertThat(read).hasSameSizeAs(files);
            }
        });
    }

    private static void assertFound(Meaning meaning, String file) {
        assertThat(meaning)
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.files())
                                .singleElement()
                                .satisfies(match ->
                                        assertThat(match.location().path()).isEqualTo("/w/" + file)));
    }

    /** As a program writes a URI: everything but letters and digits is escaped. */
    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || Character.isLetterOrDigit(b & 0x7f) && b > 0;
            escaped.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return escaped.toString();
    }

    @Test
    void noText_breaksTheRule() {
        Seeds.of(500, 20_000).forEach(seed -> {
            Random random = new Random(seed);
            NameRule rule = new NameRule(new MemoryView("", List.of("a", "b/12")), root -> {
                throw new IllegalArgumentException("none");
            });
            String text = path(random) + path(random);
            assertThat(rule.of(text).written()).isEqualTo(text);
            assertThat(new NameList(rule).read(text)).isNotNull();
        });
    }

    @Test
    void thisMachine_hasThemAll() {
        Seeds.of(40, 1000).forEach(seed -> {
            Random random = new Random(seed);
            Path folder = Files.createDirectory(directory.resolve("s" + seed));
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String name = name(random);
                if (!Files.exists(folder.resolve(name))) {
                    Files.createFile(folder.resolve(name));
                    names.add(name);
                }
            }
            NameRule rule = LocalView.within(folder).rule("none");
            for (String name : names) {
                assertThat(rule.of(name))
                        .isInstanceOfSatisfying(
                                Found.class,
                                found -> assertThat(found.files())
                                        .singleElement()
                                        .satisfies(match -> assertThat(
                                                        match.location().path())
                                                .isEqualTo(folder.resolve(name).toString())));
                assertThat(LocalView.within(folder)
                                .file(folder.resolve(name).toUri().toString()))
                        .isEqualTo(folder.resolve(name));
            }
            assertThat(rule.of("*"))
                    .isInstanceOfSatisfying(
                            Found.class,
                            found -> assertThat(found.files().size())
                                    .isGreaterThanOrEqualTo(Files.exists(folder.resolve("*")) ? 1 : names.size()));
        });
    }

    @Test
    void brokenLink_andWhatIsTooLong_areTold() throws IOException {
        Files.createSymbolicLink(directory.resolve("broken"), Path.of("nowhere"));
        Files.createSymbolicLink(directory.resolve("round"), Path.of("round"));
        FileView view = LocalView.within(directory);

        assertThat(view.kind("broken")).isEqualTo(FileView.Kind.BROKEN_LINK);
        assertThat(view.kind("round")).isEqualTo(FileView.Kind.BROKEN_LINK);
        assertThat(view.kind("x".repeat(300))).isEqualTo(FileView.Kind.NOTHING);
        assertThat(view.kind("broken/x")).isEqualTo(FileView.Kind.NOTHING);
        assertThat(LocalView.within(directory).rule("none").of("a\0b"))
                .isInstanceOfSatisfying(
                        Meaning.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("NUL"));
        assertThat(LocalView.within(directory).rule("none").of("x\uFFFD"))
                .isInstanceOfSatisfying(
                        Meaning.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("not UTF-8"));
    }
}

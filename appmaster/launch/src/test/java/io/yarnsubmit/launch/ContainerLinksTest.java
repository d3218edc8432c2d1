package io.yarnsubmit.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through a real bash, by the same lines that a NodeManager writes. */
class ContainerLinksTest {
    private static final UserSecrets NO_SECRETS = UserSecrets.getDefaultInstance();
    private static final List<String> ODD = List.of(
            "plain.txt",
            "12:30.log",
            ":",
            "[a]{b}*?#%20%+",
            "back\\slash",
            "ends\\",
            "\"",
            "'",
            "$(touch bad)",
            "`touch bad`",
            "$HOME",
            "a;touch bad;&",
            "a\nb",
            "\t",
            " front and end ",
            "-rf",
            "--",
            ".env",
            "\u00e4",
            "a\u0308",
            "\ud83d\ude80",
            "<LOG_DIR>",
            "{{PWD}}",
            "!x",
            "\u0001",
            "x".repeat(250),
            "\u4e2d".repeat(80) + ":");

    @TempDir
    Path directory;

    @Test
    void everyName_arrives() throws Exception {
        assertThat(links(ODD)).containsExactlyInAnyOrderElementsOf(ODD);
    }

    @Test
    void namesAtRandom_arrive() throws Exception {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < 20; i++) {
                StringBuilder name = new StringBuilder();
                for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
                    String odd = ODD.get(random.nextInt(ODD.size()));
                    name.append(odd.length() > 20 ? odd.substring(0, 20) : odd);
                }
                names.add(name.toString());
            }
            assertThat(links(List.copyOf(names))).as("seed " + seed).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void ordinaryNames_areYarnsOwn() {
        ContainerLinks links = ContainerLinks.of(List.of("a.jar", "with blank", "\u00e4.txt", "100%#?*[x]"));

        assertThat(links.commands()).isEmpty();
        assertThat(links.name("with blank")).isEqualTo("with blank");
        assertThat(ContainerLinks.of(List.of("a:b", "a:b")).commands()).containsOnlyOnce("mv ");
    }

    /** What is in the container's directory; each link leads to a file that holds its own name. */
    private Set<String> links(List<String> names) throws Exception {
        Path container = Files.createTempDirectory(directory, "container");
        Path targets = Files.createTempDirectory(directory, "targets");
        ContainerLinks links = ContainerLinks.of(names);
        StringBuilder script = new StringBuilder("#!/bin/bash\n\nset -o pipefail -e\n");
        for (int i = 0; i < names.size(); i++) {
            Path target = Files.writeString(targets.resolve("t" + i), names.get(i));
            String link = links.name(names.get(i));
            // As a path, which is what YARN makes of it.
            assertThat(new org.apache.hadoop.fs.Path(link)).hasToString(link);
            script.append("ln -sf -- \"")
                    .append(target)
                    .append("\" \"")
                    .append(link)
                    .append("\"\n");
        }
        String line = LaunchScriptText.UTF8_LOCALE + links.commands() + "exec true";
        assertThat(line).doesNotContain("{{", "}}", "<");
        script.append("exec /bin/bash -c \"").append(line).append("\"\n");
        run(container, script.toString(), Map.of());
        try (Stream<Path> entries = Files.list(container)) {
            Set<String> found = new TreeSet<>();
            for (Path entry : entries.toList()) {
                found.add(entry.getFileName().toString());
                assertThat(Files.readString(entry))
                        .isEqualTo(entry.getFileName().toString());
            }
            return found;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 'C.UTF-8', ''",
        "C, '', '', '', C.UTF-8",
        "'', POSIX, '', C.UTF-8, ''",
        "'', '', C, C.UTF-8, ''",
        "C, '', en_US.UTF-8, '', C.UTF-8",
        "'', '', C.UTF-8, '', ''",
        "C.UTF-8, '', '', '', C.UTF-8",
        "de_DE.ISO-8859-1, '', '', '', de_DE.ISO-8859-1"
    })
    void localeOfC_isItsUtf8Variant(String all, String characters, String lang, String charactersThen, String allThen)
            throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LC_ALL", all);
        environment.put("LC_CTYPE", characters);
        environment.put("LANG", lang);
        String line = LaunchScriptText.UTF8_LOCALE + "printf '%s,%s' \\\"\\$LC_CTYPE\\\" \\\"\\$LC_ALL\\\" > out";
        run(directory, "exec /bin/bash -c \"" + line + "\"\n", environment);

        assertThat(directory.resolve("out")).hasContent(charactersThen + "," + allThen);
    }

    @Test
    void localeOfTheUser_stays() {
        ExecutorGroupPlan.Builder group = ExecutorGroupPlan.newBuilder()
                .setHeapMib(64)
                .addFiles(LocalFile.newBuilder().setLink("a:b"));

        assertThat(ExecutorCommand.of(group.build(), NO_SECRETS).line())
                .startsWith(LaunchScriptText.UTF8_LOCALE + "mv -f -- ");
        assertThat(ExecutorCommand.of(group.putEnvironment("LC_ALL", "C").build(), NO_SECRETS)
                        .line())
                .startsWith("mv -f -- ");
    }

    private static void run(Path where, String script, Map<String, String> environment) throws Exception {
        Path file = Files.createTempFile("launch", ".sh");
        try {
            Files.writeString(file, script);
            ProcessBuilder builder = new ProcessBuilder("/bin/bash", file.toString())
                    .directory(where.toFile())
                    .redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
            environment.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } finally {
            Files.delete(file);
        }
    }
}

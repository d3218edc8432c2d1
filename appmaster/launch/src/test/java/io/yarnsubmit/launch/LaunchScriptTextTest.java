package io.yarnsubmit.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a real bash, by the same lines that a NodeManager writes. */
class LaunchScriptTextTest {
    private static final UserSecrets NO_SECRETS = UserSecrets.getDefaultInstance();
    private static final String[] NASTY = {
        "",
        " ",
        "'",
        "\"",
        "$",
        "`",
        "\\",
        "\\n",
        "\n",
        "\t",
        "{{PWD}}",
        "}}",
        "<LOG_DIR>",
        "<CPS>",
        "<ADD_OPENS>",
        "%",
        "*",
        "?",
        "~",
        "!",
        "#",
        "&&",
        ";",
        "|",
        "(",
        ")",
        "$(id)",
        "`id`",
        "$'x'",
        "${PWD}",
        "$PWD",
        "\\101",
        "\u00e4\u00f6",
        "\u4e2d\u6587",
        "\ud83d\ude80",
        "a b",
        "-",
        "=",
        "\u0001",
        "\u007f",
        "\r",
        "'\"'",
        "\\'",
        "\\\\\"",
        "[a-z]",
        "{a,b}",
        "\u00a0",
        "\ufeff"
    };

    @TempDir
    Path directory;

    @Test
    void leavesHarmlessTextReadable() {
        assertThat(LaunchScriptText.environmentValue("/opt/jdk-17.0.1:/usr/bin,x=1@y+z_"))
                .isEqualTo("/opt/jdk-17.0.1:/usr/bin,x=1@y+z_");
        assertThat(LaunchScriptText.word("-Dname=value")).isEqualTo("-Dname=value");
        assertThat(LaunchScriptText.environmentValue("")).isEmpty();
        assertThat(LaunchScriptText.word("")).isEqualTo("''");
    }

    @Test
    void leavesNothingThatTheNodeManagerReplaces() {
        for (String nasty : NASTY) {
            String text = LaunchScriptText.environmentValue(nasty) + LaunchScriptText.word(nasty);
            assertThat(text).doesNotContain("{{", "}}", "<", ">", "`", "%");
        }
    }

    @Test
    void refusesNul() {
        assertThatThrownBy(() -> LaunchScriptText.word("a\0b")).hasMessageContaining("NUL");
    }

    @Test
    void bringsEveryNastyTextThroughBash() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of(NASTY));
        for (int i = 0; i < NASTY.length; i++) {
            environment.put("V" + i, NASTY[i]);
        }
        assertArrives(environment, words, "the list");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bringsRandomTextThroughBash(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            environment.put("V" + i, text(random, 200));
            words.add(text(random, 100));
        }
        assertArrives(environment, words, "seed " + seed);
    }

    @Test
    void bringsHundredKilobytesThroughBash() throws Exception {
        Random random = new Random(42);
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            StringBuilder value = new StringBuilder();
            while (value.toString().getBytes(UTF_8).length < 10_000) {
                value.append(text(random, 100));
            }
            environment.put("V" + i, value.toString());
        }
        assertArrives(environment, List.of("x"), "100 kB");
    }

    @Test
    void bringsHundredKilobytesOfJavaOptionsThroughTheExecutorsCommand() throws Exception {
        Random random = new Random(43);
        ExecutorGroupPlan.Builder group =
                ExecutorGroupPlan.newBuilder().setName("g").setHeapMib(64);
        List<String> options = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            StringBuilder value = new StringBuilder("-Dv" + i + "=");
            while (value.toString().getBytes(UTF_8).length < 10_000) {
                value.append(text(random, 100));
            }
            options.add(value.toString());
        }
        ExecutorCommand command = ExecutorCommand.of(
                group.addAllJavaOptions(options)
                        .putEnvironment("JAVA_HOME", fakeJavaHome().toString())
                        .build(),
                NO_SECRETS);
        List<String> expected = JavaOptions.inLogDirectory(options, logs());
        assertThat(wordsOf(command))
                .containsSubsequence(expected)
                .contains("-Xmx64m", "-cp", "yarn-submit-runtime/yarn-submit-runtime.jar");
    }

    @Test
    void runsTheExecutorWithTheUsersOptionsLast() throws Exception {
        ExecutorCommand command = ExecutorCommand.of(
                ExecutorGroupPlan.newBuilder()
                        .setName("g")
                        .setHeapMib(64)
                        .addJavaOptions("-XX:+UseParallelGC")
                        .addJavaOptions("-Dx=a b'c\"d$PWD")
                        .addJavaOptions("-Xlog:gc:file=<LOG_DIR>/g c.log:x<LOG_DIR>")
                        .addUserJars("app.jar")
                        .addUserJars("a b.jar")
                        .putEnvironment("JAVA_HOME", fakeJavaHome().toString())
                        .build(),
                NO_SECRETS);
        assertThat(wordsOf(command))
                .containsExactly(
                        "-Djava.io.tmpdir=" + directory.toRealPath() + "/tmp",
                        "-Xshare:auto",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Xmx64m",
                        "-XX:+UseParallelGC",
                        "-Dx=a b'c\"d$PWD",
                        "-Xlog:gc:file=" + logs() + "/g c.log:x" + logs(),
                        "-cp",
                        "yarn-submit-runtime/yarn-submit-runtime.jar:app.jar:a b.jar",
                        "io.yarnsubmit.runtime.executor.ExecutorMain");
    }

    @Test
    void classArchiveIsForTheBuildThatMadeIt() throws Exception {
        String options = "-XX:SharedArchiveFile=x.jsa";
        Path home = fakeJavaHome();

        assertThat(wordsOf(withArchive(home))).doesNotContain(options);
        Files.writeString(home.resolve("release"), "A=\"1\"\nJAVA_RUNTIME_VERSION=\"17.0.15+6-x\"\n");
        assertThat(wordsOf(withArchive(home)))
                .startsWith(
                        options,
                        "-Xlog:cds=off,cds+dynamic=off",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0");
        Files.writeString(home.resolve("release"), "A=\"1\"\nJAVA_RUNTIME_VERSION=\"17.0.15+6-xy\"\n");
        assertThat(wordsOf(withArchive(home))).doesNotContain(options);
    }

    private static ExecutorCommand withArchive(Path javaHome) {
        return ExecutorCommand.of(
                ExecutorGroupPlan.newBuilder()
                        .setName("g")
                        .setHeapMib(64)
                        .setClassArchive(new ClassArchive("x.jsa", new JdkBuild("17.0.15+6-x")).plan())
                        .putEnvironment("JAVA_HOME", javaHome.toString())
                        .build(),
                NO_SECRETS);
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest);
        while (text.length() < length) {
            if (random.nextInt(3) == 0) {
                text.append(NASTY[random.nextInt(NASTY.length)]);
            } else {
                int point = random.nextInt(10) == 0 ? random.nextInt(0x10ffff) : 1 + random.nextInt(255);
                if (point > 0 && !(point >= 0xd800 && point <= 0xdfff)) {
                    text.appendCodePoint(point);
                }
            }
        }
        return text.toString();
    }

    private void assertArrives(Map<String, String> environment, List<String> words, String what) throws Exception {
        Path out = directory.resolve("out");
        StringBuilder names = new StringBuilder();
        StringBuilder script = new StringBuilder();
        environment.forEach((name, value) -> {
            script.append("export ")
                    .append(name)
                    .append("=\"")
                    .append(expand(LaunchScriptText.environmentValue(value)))
                    .append("\"\n");
            names.append(" \\\"\\$").append(name).append("\\\"");
        });
        StringBuilder line = new StringBuilder("printf '%s\\0'").append(names);
        words.forEach(word -> line.append(' ').append(LaunchScriptText.word(word)));
        script.append("exec /bin/bash -c \"").append(expand(line + " 1>" + out)).append("\"\n");
        run(script.toString());
        List<String> expected = new ArrayList<>(environment.values());
        expected.addAll(words);
        assertThat(split(out)).as(what).isEqualTo(expected);
    }

    /** The words that the executor's command gives to java. */
    private List<String> wordsOf(ExecutorCommand command) throws Exception {
        StringBuilder script = new StringBuilder();
        command.environment()
                .forEach((name, value) -> script.append("export ")
                        .append(name)
                        .append("=\"")
                        .append(expand(value))
                        .append("\"\n"));
        script.append("exec /bin/bash -c \"").append(expand(command.line())).append("\"\n");
        run(script.toString());
        return split(directory.resolve("logs/stdout"));
    }

    private Path fakeJavaHome() throws IOException {
        Path home = directory.resolve("a jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(directory.resolve("logs"));
        Path java = home.resolve("bin/java");
        Files.writeString(java, "#!/bin/bash\nprintf '%s\\0' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private String logs() {
        return directory.resolve("logs").toString();
    }

    /** As ContainerLaunch.expandEnvironment does it. */
    private String expand(String text) {
        return text.replace("<LOG_DIR>", logs())
                .replace("<CPS>", ":")
                .replace("{{", "$")
                .replace("}}", "");
    }

    private void run(String script) throws Exception {
        Path file = directory.resolve("launch_container.sh");
        Files.writeString(file, "#!/bin/bash\n\nset -o pipefail -e\n" + script);
        Process process = new ProcessBuilder("/bin/bash", file.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static List<String> split(Path file) throws IOException {
        String all = Files.readString(file, UTF_8);
        return List.of(all.substring(0, all.length() - 1).split("\0", -1));
    }
}

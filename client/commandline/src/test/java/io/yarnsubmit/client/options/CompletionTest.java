package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void script_isOneThatTheShellReads(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell + " is not installed");
        Path script = directory.resolve("script");
        Files.writeString(script, Completion.script(shell));

        assertThat(run(shell, "-n", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void script_hasEveryOptionAndVerb(String shell) {
        String script = Completion.script(shell);

        assertThat(OptionTable.rows()).allSatisfy(row -> assertThat(script).contains(row.name()));
        assertThat(Verb.values())
                .allSatisfy(verb -> assertThat(script)
                        .contains(verb.word())
                        .satisfies(text -> verb.options()
                                .rows()
                                .forEach(row -> assertThat(text).contains(row.name()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yarn-submit sta | status",
                "yarn-submit --exec | --executor-cores --executor-env --executor-execution --executor-hosts"
                        + " --executor-java-options --executor-label --executor-locality --executor-memory"
                        + " --executor-placement --executor-racks --executor-resource --executors-timeout",
                "yarn-submit --deploy-mode ''| client cluster",
                "yarn-submit --deploy-mode = cl| client cluster",
                "yarn-submit --executor-locality s| strict",
                "yarn-submit --queue ''| ''",
                "yarn-submit --properties-file one.p| one.properties",
                "yarn-submit --jars one.jar,t| one.jar,two.jar",
                "yarn-submit --conf que| queue=",
                "yarn-submit -c que| queue=",
                "yarn-submit --queue etl tw| two.jar",
                "yarn-submit --no-wait --queue = etl two.jar --depl| ''",
                "yarn-submit two.jar on| one.jar one.properties",
                "yarn-submit status ''| last",
                "yarn-submit list --sta| --state",
                "yarn-submit cluster st| start status stop",
                "yarn-submit completion z| zsh",
                "yarn-submit wait last --timeout ''| ''",
            })
    void bash_completes(String typed, String expected) throws Exception {
        assumeTrue(isInstalled("bash"), "bash is not installed");
        for (String file : List.of("one.jar", "two.jar", "one.properties")) {
            Files.createFile(directory.resolve(file));
        }
        Path script = directory.resolve(".script");
        Files.writeString(script, Completion.script("bash"));
        String asked = "source ./.script; COMP_WORDS=(" + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " _yarn_submit; printf '%s\\n' \"${COMPREPLY[@]}\" | sort | tr '\\n' ' '";

        assertThat(run("bash", "--norc", "-c", asked).strip()).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void bash_isTheShellsOwnForTheCommand() throws Exception {
        assumeTrue(isInstalled("bash"), "bash is not installed");
        Path script = directory.resolve(".script");
        Files.writeString(script, Completion.script("bash"));

        assertThat(run("bash", "--norc", "-c", "source <(cat ./.script); complete -p yarn-submit"))
                .isEqualToIgnoringNewLines("complete -F _yarn_submit yarn-submit");
    }

    private static boolean isInstalled(String shell) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

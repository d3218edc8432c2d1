package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Environment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments, environment and JVM options arrive byte for byte, through real containers. */
@ExtendWith(MiniCluster.class)
class SacredBytesTest {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "a b",
            "'",
            "\"",
            "$HOME",
            "${HOME}",
            "$(id)",
            "`id`",
            "\\",
            "\\n",
            "{{PWD}}",
            "}}",
            "<LOG_DIR>",
            "<CPS>",
            "%",
            "*",
            "line\nbreak",
            "\t",
            "!",
            "#",
            ";",
            "&",
            "|",
            "~",
            "=",
            "--num-executors",
            "-Dx=y",
            "grüße",
            "日本語",
            "😀");
    private static final int BIG = 100_000;

    private final MiniCluster cluster;

    SacredBytesTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @CsvSource({"client,1", "cluster,2"})
    void everything_arrivesByteForByte(String mode, long seed) {
        // given
        Random random = new Random(seed);
        List<String> arguments = new ArrayList<>(NASTY);
        arguments.add(text(random, 50));
        arguments.add("x".repeat(BIG));
        Map<String, String> driver = variables(random);
        Map<String, String> executor = variables(random);
        String property = "a b'c\"d$e`f\\g{{PWD}}h ü";
        Command command = Command.on(cluster).option("--deploy-mode", mode);
        driver.forEach((name, value) -> command.option("--driver-env", name + "=" + value));
        executor.forEach((name, value) -> command.option("--executor-env", name + "=" + value));
        command.option("--driver-java-options", "-Dfuzz='" + property.replace("'", "'\\''") + "'");
        command.option("--executor-java-options", "-Dfuzz='" + property.replace("'", "'\\''") + "'");
        // when
        Result result = command.program(Environment.class, arguments.toArray(String[]::new))
                .run();
        // then
        assertThat(result.exitCode()).as("seed %d: %s", seed, result.err()).isZero();
        assertThat(result.out().lines().toList())
                .as("seed %d", seed)
                .containsExactly(
                        "args "
                                + arguments.stream()
                                        .map(SacredBytesTest::encode)
                                        .collect(Collectors.joining(" ")),
                        "driver " + encode(driver),
                        "driver property " + encode(property),
                        "executor " + encode(executor),
                        "executor property " + encode(property));
    }

    private static Map<String, String> variables(Random random) {
        Map<String, String> variables = new TreeMap<>();
        for (int i = 0; i < NASTY.size(); i++) {
            variables.put("FUZZ_" + i, NASTY.get(i));
        }
        for (int i = 0; i < 5; i++) {
            variables.put("FUZZ_RANDOM_" + i, text(random, 200));
        }
        variables.put("FUZZ_BIG", "$x".repeat(BIG / 4));
        return variables;
    }

    /** Pieces of the nasty words and any character but NUL and lone surrogates. */
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (random.nextInt(4) == 0) {
                text.append(NASTY.get(random.nextInt(NASTY.size())));
            } else {
                text.append((char) (1 + random.nextInt(0x2fff)));
            }
        }
        return text.toString();
    }

    private static String encode(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + encode(variable.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String encode(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + ".";
    }
}

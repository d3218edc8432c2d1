package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed or written: it is read, or one exception names the problems. Nothing else, and in time. */
@Timeout(120)
class FuzzTest {
    private static final List<String> WORDS = List.of(
            "--executor-memory",
            "2g",
            "--num-executors",
            "4",
            "--queue=etl",
            "--conf",
            "driver.memory=1g",
            "-c",
            "executor.env.A=b",
            "--set",
            "executors.groups.a.memory=2g",
            "--set=application.arguments=[a]",
            "--dynamic-executors",
            "2..9",
            "--executor-placement",
            "one-per-host,near=a",
            "--executor-java-options",
            "-Da='b c'",
            "--deploy-mode",
            "cluster",
            "--no-wait",
            "-f",
            "--",
            "-",
            "=",
            "--=",
            "app.jar",
            "--help=x",
            "-fjob",
            "--dry-run",
            "--json",
            "--exclude-nodes",
            "a,b",
            "--executor-resource",
            "yarn.io/gpu=1",
            "status",
            "spec",
            "kill",
            "--driver-env",
            "X",
            "--set=...=",
            "--set=configuration.=1",
            "--set=executors.groups.=1",
            "--set=driver.env.A.B=1",
            "--conf=executor.groups.a=1",
            "--conf=executor.groups..=1");

    private static final String FILE = """
            application: {jar: app.jar, arguments: [a, "${env:A:-b}"], tags: [x, y]}
            driver: &d
              memory: 2g
              env: {A: "1", B: ${env:HOME}}
            executors:
              dynamic: {min: 1, max: 5}
              resources: {yarn.io/gpu: 1}
              javaOptions: [-Da=b, "-Dc=d e"]
              groups:
                a: {instances: 2, placement: [near=b]}
                b: {memory: 300m, env: {X: y}}
            configuration: {task.maxAttempts: 3}
            """;
    private static final String PIECES = "{}[]:,#&*!|>'\"%@`-?\n\t $\\~0a.=\u0000\uFEFF\u00e9\uD800<";

    @TempDir
    Path directory;

    @Test
    void optionLists() {
        Seeds.of(1_000, 3_000).forEach(seed -> {
            Random random = new Random(seed);
            List<String> arguments = new ArrayList<>();
            for (int i = random.nextInt(9); i >= 0; i--) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                arguments.add(random.nextInt(4) == 0 ? mutated(word, random, 2) : word);
            }
            tried(arguments, arguments.toString());
        });
    }

    @Test
    void jobFiles_withCharactersChanged() {
        Seeds.of(500, 1_500).forEach(seed -> {
            Random random = new Random(seed);
            triedFile(mutated(FILE, random, 1 + random.nextInt(6)));
        });
    }

    @Test
    void jobFiles_withLinesChanged() {
        Seeds.of(500, 1_500).forEach(seed -> {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>(FILE.lines().toList());
            for (int i = random.nextInt(5); i >= 0; i--) {
                String line = lines.get(random.nextInt(lines.size()));
                switch (random.nextInt(4)) {
                    case 0 -> lines.add(random.nextInt(lines.size()), line);
                    case 1 ->
                        lines.set(
                                random.nextInt(lines.size()),
                                line.indent(random.nextInt(7) - 3).stripTrailing());
                    case 2 -> lines.set(random.nextInt(lines.size()), line.replaceFirst(":.*", ": *d"));
                    default -> lines.remove(lines.size() - 1);
                }
            }
            triedFile(String.join("\n", lines));
        });
    }

    private static String mutated(String text, Random random, int times) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(mutated.length() + 1);
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, piece);
                case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(8)));
                default -> mutated.replace(at, Math.min(mutated.length(), at + 1), String.valueOf(piece));
            }
        }
        return mutated.toString();
    }

    private void triedFile(String text) throws IOException {
        Path file = Files.write(directory.resolve("job.yaml"), text.getBytes(StandardCharsets.UTF_8));
        tried(List.of("-f", file.toString(), "--verbose"), text);
    }

    private static void tried(List<String> arguments, String what) {
        try {
            if (CommandLine.parse(arguments, new Surroundings(Map.of("HOME", "/home"), null))
                    instanceof Invocation.Submit submit) {
                // What was accepted can be shown, and its groups be made.
                assertThat(Verbose.lines(submit.request())).isNotEmpty();
                assertThat(submit.request().groups()).isNotEmpty().allSatisfy(group -> {
                    assertThat(group.initialExecutors()).isNotNegative();
                    assertThat(group.heap().mib()).isPositive();
                });
            }
        } catch (YarnSubmitException e) {
            assertThat(e.code()).as(what).isEqualTo(ErrorCode.BAD_INPUT);
            assertThat(Arrays.asList(String.valueOf(e.getMessage()).split("\n")))
                    .as(what)
                    .noneMatch(line -> line.contains("\tat ") || line.contains("Exception:"))
                    .hasSizeGreaterThan(1);
        } catch (RuntimeException | Error e) {
            fail(what, e);
        }
    }
}

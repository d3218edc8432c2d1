package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UntouchedArgumentsTest {
    @Test
    void leavesAllBehindTheJarToTheDriver() {
        String[] words = {"app.jar", "--class", "x", "--help", "", "--", "-v", "--unknown", "-c", "a b", "'q'", "\"q\""
        };

        assertThat(request(words).driverArguments())
                .containsExactlyElementsOf(List.of(words).subList(1, words.length));
    }

    @Test
    void passesAnyArgumentByteForByte() {
        long seed = Seeds.fresh();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> driverArguments = randomWords(random);
            List<String> words = new ArrayList<>(List.of("--name", "x", "--verbose", "app.jar"));
            words.addAll(driverArguments);
            assertThat(request(words.toArray(String[]::new)).driverArguments())
                    .as("%s, round %d", Seeds.repeat(seed), round)
                    .isEqualTo(driverArguments);
        }
    }

    @Test
    void passesAnyValueByteForByte() {
        long seed = Seeds.fresh();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String value = randomWord(random);
            SubmitRequest request = request(
                    "--driver-env",
                    "A=" + value,
                    "--executor-env=B=" + value,
                    "--conf",
                    "executor.env.C=" + value,
                    "app.jar");
            assertThat(request.driverEnvironment())
                    .as("%s, round %d", Seeds.repeat(seed), round)
                    .isEqualTo(Map.of("A", value));
            assertThat(request.groups().get(0).environment())
                    .as("%s, round %d", Seeds.repeat(seed), round)
                    .isEqualTo(Map.of("B", value, "C", value));
        }
    }

    private static List<String> randomWords(Random random) {
        return random.ints(random.nextInt(6), 0, 1)
                .mapToObj(any -> randomWord(random))
                .toList();
    }

    private static String randomWord(Random random) {
        List<String> pieces = List.of(
                "--name",
                "-v",
                "--",
                "-",
                "=",
                "",
                " ",
                "\n",
                "\t",
                "'",
                "\"",
                "\\",
                "$HOME",
                "`",
                "{{PWD}}",
                "<LOG_DIR>",
                "%",
                "*",
                "é",
                "\uD83D\uDE00",
                "x",
                "--help",
                ",",
                "#");
        StringBuilder word = new StringBuilder();
        random.ints(random.nextInt(5), 0, pieces.size()).mapToObj(pieces::get).forEach(word::append);
        return word.toString();
    }
}

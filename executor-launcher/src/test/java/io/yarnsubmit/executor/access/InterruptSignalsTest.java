package io.yarnsubmit.executor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterruptSignalsTest {
    private static final String INTERRUPTS_ITSELF = "trap 'echo heard' INT; kill -INT $$; echo on";

    private static String output(List<String> words) throws Exception {
        // As under a shell that has started it in the background.
        List<String> ignoring = Stream.concat(
                        Stream.of("sh", "-c", "trap '' INT QUIT; exec \"$@\"", "sh"), words.stream())
                .toList();
        Process process = new ProcessBuilder(ignoring).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + process.waitFor();
    }

    @Test
    void aCommandHearsInterrupts_evenIfTheNodeManagerDoesNot() throws Exception {
        List<String> command = List.of("sh", "-c", INTERRUPTS_ITSELF);

        assertThat(output(command)).isEqualTo("on\n0");
        assertThat(output(InterruptSignals.throughEnv(command))).isEqualTo("heard\non\n0");
    }

    @Test
    void wordsArriveAsTheyAre() throws Exception {
        assertThat(output(InterruptSignals.throughEnv(List.of("printf", "%s|", "a b", "$c", "", "x=y"))))
                .isEqualTo("a b|$c||x=y|0");
        assertThat(output(InterruptSignals.throughEnv(List.of("sh", "-c", "exit 7"))))
                .isEqualTo("7");
        assertThat(output(InterruptSignals.throughEnv(List.of("no-such=program"))))
                .endsWith("127");
    }
}

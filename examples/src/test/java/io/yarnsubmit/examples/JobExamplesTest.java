package io.yarnsubmit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobExamplesTest {
    @TempDir
    Path directory;

    @Test
    void wordsAreCountedAndAddedUp() throws Exception {
        Path one = Files.writeString(directory.resolve("one.txt"), "To be, or not to be;\nthat is");
        Path two = Files.writeString(directory.resolve("two.txt"), "Über be");
        Files.writeString(directory.resolve("other.bin"), "be");

        assertThat(WordCount.filesBelow(directory)).containsExactly(one.toString(), two.toString());
        Map<String, Long> words =
                WordCount.merge(List.of(WordCount.countWords(one.toString()), WordCount.countWords(two.toString())));
        assertThat(words).containsEntry("be", 3L).containsEntry("über", 1L).hasSize(7);
        assertThat(WordCount.top(words, 2)).containsExactly("be", "to");
    }

    @Test
    void someSettingFindsTheSlope() {
        double[] data = ParameterSweep.data(200);

        ParameterSweep.Fit best = ParameterSweep.settings().stream()
                .map(setting -> ParameterSweep.fit(setting, data))
                .min((a, b) -> Double.compare(a.error(), b.error()))
                .orElseThrow();
        assertThat(best.slope()).isCloseTo(3, within(0.1));
    }

    @Test
    void anOptionIsWorthWhatTheoryTells() {
        assertThat(MonteCarlo.meanPayoff(1)).isCloseTo(2.95, within(0.15));
        assertThat(MonteCarlo.mean(List.of(1.0, 2.0))).isEqualTo(1.5);
    }
}

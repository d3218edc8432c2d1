package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryOverheadTest {
    @ParameterizedTest(name = "of {0} MiB, {1} are not heap")
    @CsvSource({
        // At most half,
        "0, 0",
        "1, 0",
        "64, 32",
        "383, 191",
        "384, 192",
        // at least 192,
        "385, 192",
        "1024, 192",
        "1920, 192",
        // and otherwise a tenth, rounded up.
        "1921, 193",
        "4096, 410",
        "10240, 1024",
        "2147483647, 214748365",
    })
    void isATenthWithinBounds(int process, int overhead) {
        assertThat(MemoryOverhead.of(MemorySize.ofMib(process))).isEqualTo(MemorySize.ofMib(overhead));
    }
}

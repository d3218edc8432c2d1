package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.seeds.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({
        "512m, 512", "512, 512", "512 MB, 512", "512MiB, 512", "1g, 1024", "1.5g, 1536", "1G, 1024", "' 2g ', 2048",
        "1t, 1048576", "2048k, 2", "1k, 1", "1b, 1", "1048577b, 2", "0, 0", "0.1g, 103", "2047.99t, 2147473163",
    })
    void readsWhatSparkSubmitReads(String text, int mib) {
        assertThat(MemorySize.parse(text)).isEqualTo(MemorySize.ofMib(mib));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "-1g", "1x", "1gg", "1bb", "1bib", "1e3", "1,5g", ".5g", "1.g", "0x10", "\u0661g"})
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemorySize.parse(text))
                .withMessage("'" + text + "' is not an amount of memory; write it as 512m or 1.5g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2048t", "2147483648", "99999999999999999999999999g"})
    void refusesMoreThanYarnCanCount(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemorySize.parse(text))
                .withMessageContaining("more memory than YARN can count");
    }

    @Test
    void readsBackWhatItShows() {
        long seed = Seeds.fresh();
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            MemorySize size = MemorySize.ofMib(random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31));
            assertThat(MemorySize.parse(size.toString())).as(Seeds.repeat(seed)).isEqualTo(size);
        }
    }

    @Test
    void calculates() {
        assertThat(MemorySize.ofMib(3).plus(MemorySize.ofMib(4))).isEqualTo(MemorySize.ofMib(7));
        assertThat(MemorySize.ofMib(4).minus(MemorySize.ofMib(3))).isEqualTo(MemorySize.ofMib(1));
        assertThat(MemorySize.ofMib(4)).isGreaterThan(MemorySize.ofMib(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemorySize.ofMib(3).minus(MemorySize.ofMib(4)));
        assertThatThrownBy(() -> MemorySize.ofMib(Integer.MAX_VALUE).plus(MemorySize.ofMib(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}

package io.yarnsubmit.client.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "1549999,1.5 MB",
        "25600000,26 MB",
        "3200000000,3.2 GB",
        "5e12,5.0 TB"
    })
    void bytes(double bytes, String words) {
        assertThat(Figures.bytes((long) bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0.0/s",
                "0.01|0.60/min",
                "0.05|3.0/min",
                "0.25|0.25/s",
                "1.26|1.3/s",
                "12.4|12/s",
                "12345|12,345/s"
            })
    void rate(double perSecond, String words) {
        assertThat(Figures.rate(perSecond)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "60,1 min",
        "200,3 min 20 s",
        "3599,59 min 59 s",
        "3600,1 h",
        "7500,2 h 5 min",
        "172800,2 d",
        "270000,3 d 3 h"
    })
    void time(long seconds, String words) {
        assertThat(Figures.time(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,1 s", "42,42 s", "83,1 min 20 s", "3629,1 h", "7530,2 h 6 min", "599,10 min"})
    void about(long seconds, String words) {
        assertThat(Figures.about(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,0 MB", "512,512 MB", "1024,1 GB", "1536,1.5 GB", "16384,16 GB"})
    void memory(long mib, String words) {
        assertThat(Figures.memory(mib)).isEqualTo(words);
    }
}

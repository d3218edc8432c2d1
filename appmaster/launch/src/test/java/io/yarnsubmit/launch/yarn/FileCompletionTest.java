package io.yarnsubmit.launch.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class FileCompletionTest {
    private final Configuration hadoop = new Configuration(false);

    /** How long the client asks in all: each pause is twice the one before. */
    private static long patienceMillis(int delay, int retries) {
        return delay * ((1L << retries) - 1);
    }

    @Test
    void asksSooner_andForAsLong() {
        FileCompletion.askSooner(hadoop);

        int delay = hadoop.getInt(FileCompletion.DELAY_MILLIS, 0);
        assertThat(delay).isBetween(1, 50);
        assertThat(patienceMillis(delay, hadoop.getInt(FileCompletion.RETRIES, 0)))
                .isGreaterThanOrEqualTo(patienceMillis(400, 5));
    }

    @Test
    void whatTheSiteHasChosen_isKept() {
        hadoop.setInt(FileCompletion.RETRIES, 9);

        FileCompletion.askSooner(hadoop);

        assertThat(hadoop.get(FileCompletion.DELAY_MILLIS)).isNull();
        assertThat(hadoop.get(FileCompletion.RETRIES)).isEqualTo("9");
    }
}

package io.yarnsubmit.protocol.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0 B", "12 B", "1 KB", "1.5 KB", "308.2 MB", "256 MB", "1 GB", "1.0 GB", "2.5 GB", "3 TB"})
    void isWrittenAsItWasRead(String text) {
        assertThat(ByteText.of(ByteText.parse(text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void isRead() {
        assertThat(ByteText.parse("256 MB")).hasValue(256L << 20);
        assertThat(ByteText.parse("1.5GB")).hasValue(3L << 29);
        assertThat(ByteText.parse("much")).isEmpty();
        assertThat(ByteText.parse("1.2.3 GB")).isEmpty();
    }
}

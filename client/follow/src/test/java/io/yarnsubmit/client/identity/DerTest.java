package io.yarnsubmit.client.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerTest {
    @Test
    void value_ofAnyLength_countsItsContents() {
        assertThat(hex(Der.octets(new byte[0]))).isEqualTo("0400");
        assertThat(hex(Der.octets(new byte[127]))).startsWith("047f00");
        assertThat(hex(Der.octets(new byte[128]))).startsWith("04818000");
        assertThat(hex(Der.octets(new byte[255]))).startsWith("0481ff00");
        assertThat(hex(Der.octets(new byte[256]))).startsWith("0482010000");
        assertThat(hex(Der.octets(new byte[70_000]))).startsWith("048301117000");
    }

    @Test
    void identifier_ofSmallAndLargeArcs_writesSevenBitsPerByte() {
        assertThat(hex(Der.identifier(1, 2, 840, 10045, 4, 3, 2))).isEqualTo("06082a8648ce3d040302");
        assertThat(hex(Der.identifier(2, 5, 4, 3))).isEqualTo("0603550403");
        assertThat(hex(Der.identifier(1, 3, 0, 127, 128, 16_384))).isEqualTo("06082b007f8100818000");
    }

    @Test
    void integer_withItsHighestBitSet_staysPositive() {
        assertThat(hex(Der.integer(BigInteger.valueOf(255)))).isEqualTo("020200ff");
    }

    @Test
    void time_before2050_hasTwoDigitsForItsYear() {
        assertThat(Der.time(Instant.parse("2049-12-31T23:59:59.9Z"))).asString().endsWith("491231235959Z");
        assertThat(Der.time(Instant.parse("2050-01-01T00:00:00Z"))).asString().endsWith("20500101000000Z");
        assertThat(Der.time(Instant.parse("2049-12-31T23:59:59Z"))[0]).isEqualTo((byte) 0x17);
        assertThat(Der.time(Instant.parse("2050-01-01T00:00:00Z"))[0]).isEqualTo((byte) 0x18);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

package io.yarnsubmit.it.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeakMatcherTest {
    private static final int LENGTH = 20;
    private static final int SEEDS = 200;

    private record Spelling(String name, Function<byte[], String> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Spelling> spellings() {
        return Stream.of(
                new Spelling("raw", bytes -> new String(bytes, ISO_8859_1)),
                new Spelling("base64", Base64.getEncoder()::encodeToString),
                new Spelling("base64 for addresses", Base64.getUrlEncoder().withoutPadding()::encodeToString),
                new Spelling("base64 in lines", Base64.getMimeEncoder(16, new byte[] {'\n'})::encodeToString),
                new Spelling("base64, one byte before", bytes -> base64Within(1, bytes)),
                new Spelling("base64, two bytes before", bytes -> base64Within(2, bytes)),
                new Spelling("base64, three bytes before", bytes -> base64Within(3, bytes)),
                new Spelling("hex", HexFormat.of()::formatHex),
                new Spelling("HEX", HexFormat.of().withUpperCase()::formatHex),
                new Spelling("hex as Hadoop prints tokens", HexFormat.ofDelimiter(" ")::formatHex),
                new Spelling("hex with colons", HexFormat.ofDelimiter(":").withUpperCase()::formatHex),
                new Spelling("an array", Arrays::toString),
                new Spelling("a protobuf message", LeakMatcherTest::message));
    }

    private static String base64Within(int before, byte[] bytes) {
        byte[] whole = ByteBuffer.allocate(before + bytes.length + 5)
                .put(new byte[before])
                .put(bytes)
                .put("after".getBytes(ISO_8859_1))
                .array();
        return Base64.getEncoder().encodeToString(whole);
    }

    private static String message(byte[] bytes) {
        return TlsIdentity.newBuilder()
                .setPrivateKey(ByteString.copyFrom(bytes))
                .build()
                .toString();
    }

    private static byte[] someBytes(long seed) {
        byte[] bytes = new byte[LENGTH];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aSecretIsFound_howeverItIsSpelled(Spelling spelling) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Secret secret = new Secret("key", someBytes(seed));
            LeakMatcher matcher = new LeakMatcher(List.of(new Secret("another", someBytes(SEEDS + seed)), secret));

            String log = "before " + spelling.of().apply(secret.bytes()) + " after";

            assertThat(matcher.in(log.getBytes(ISO_8859_1)))
                    .as("seed %d: %s", seed, log)
                    .containsExactly(secret);
        }
    }

    @Test
    void whereThereIsNone_noneIsFound() {
        LeakMatcher matcher = new LeakMatcher(List.of(new Secret("key", someBytes(1))));
        byte[] noise = new byte[1_000_000];
        new Random(2).nextBytes(noise);

        assertThat(matcher.in(noise)).isEmpty();
        assertThat(matcher.in(Base64.getEncoder().encode(noise))).isEmpty();
        assertThat(matcher.in(new byte[0])).isEmpty();
    }

    @Test
    void aReportHasNamesOnly_andWhatIsTooShortIsRefused() {
        assertThat(new Secret("key of ann", someBytes(3))).hasToString("key of ann");
        assertThatThrownBy(() -> new Secret("pin", new byte[4])).hasMessageContaining("pin is too short");
    }
}

package io.yarnsubmit.map.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogLinesTest {
    static LongStream seeds() {
        return Seeds.of(100, 5_000).stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void linesOfAnyLength_inPiecesOfAnySize(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            expected.add("ü\u0000€".repeat(random.nextInt(random.nextInt(3) == 0 ? 60_000 : 5)));
            text.append(expected.get(expected.size() - 1)).append('\n');
        }
        int complete = bytes(text).length;
        text.append("torn".repeat(random.nextInt(3)));

        LogLines lines = new LogLines(inPieces(bytes(text), random));
        for (String line : expected) {
            assertThat(lines.next()).as(Seeds.repeat(seed)).isEqualTo(line);
        }
        assertThat(lines.next()).as(Seeds.repeat(seed)).isNull();
        assertThat(lines.completeBytes()).isEqualTo(complete);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        List<InputStream> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int count = Math.min(bytes.length - from, 1 + random.nextInt(70_000));
            pieces.add(new ByteArrayInputStream(bytes, from, count));
            from += count;
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    @Test
    void ofALineThatIsTooLong_theBeginningIsRead() throws IOException {
        byte[] text = ("a".repeat(200_000) + "\nb\n").getBytes(StandardCharsets.UTF_8);

        LogLines lines = new LogLines(new ByteArrayInputStream(text), 100_000);

        assertThat(lines.next()).isEqualTo("a".repeat(100_000));
        assertThat(lines.next()).isEqualTo("b");
        assertThat(lines.next()).isNull();
        assertThat(lines.completeBytes()).isEqualTo(text.length);
    }
}

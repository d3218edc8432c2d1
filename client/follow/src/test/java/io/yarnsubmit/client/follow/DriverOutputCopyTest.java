package io.yarnsubmit.client.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.protocol.v1.DriverOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class DriverOutputCopyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final DriverOutputCopy copy =
            new DriverOutputCopy(Console.of(new PrintStream(out), new PrintStream(new ByteArrayOutputStream()), false));

    private static DriverOutput stdout(long offset, String text) {
        return DriverOutput.newBuilder()
                .setStream(DriverOutput.Stream.STREAM_STDOUT)
                .setOffset(offset)
                .setData(ByteString.copyFromUtf8(text))
                .build();
    }

    @Test
    void copy_piecesThatOverlap_eachByteOnce() {
        copy.copy(stdout(0, "one "));
        copy.copy(stdout(0, "one two "));
        copy.copy(stdout(4, "two "));
        copy.copy(stdout(8, "three"));

        assertThat(out.toString(UTF_8)).isEqualTo("one two three");
        assertThat(copy.stdoutOffset()).isEqualTo(13);
    }

    @Test
    void restart_newDriver_copiesFromItsBeginning() {
        copy.copy(stdout(0, "first"));
        copy.restart();
        copy.copy(stdout(0, "second"));

        assertThat(out.toString(UTF_8)).isEqualTo("firstsecond");
    }
}

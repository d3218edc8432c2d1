package io.yarnsubmit.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineConsumerTest {
    private final List<String> lines = new ArrayList<>();
    private final LineConsumer consumer = new LineConsumer(lines::add);

    @Test
    void linesAreWhole_howeverTheyArrive() {
        byte[] bytes = "zwölf\r\n\nlast".getBytes(UTF_8);
        for (byte one : bytes) {
            consumer.accept(new byte[] {one});
        }
        assertThat(lines).containsExactly("zwölf", "");

        consumer.end();
        consumer.end();

        assertThat(lines).containsExactly("zwölf", "", "last");
    }

    @Test
    void severalLinesAtOnce() {
        consumer.accept("a\nb\nc".getBytes(UTF_8));

        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void lineWithoutEnd_comesInPieces() {
        byte[] piece = new byte[64 << 10];
        for (int i = 0; i < 40; i++) {
            consumer.accept(piece);
        }

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(1 << 20));
    }

    @Test
    void listenerThatThrows_hearsTheNextLine() {
        LibraryOutput output = new LibraryOutput(
                line -> {
                    lines.add(line);
                    throw new AssertionError(line);
                },
                line -> {},
                line -> {
                    throw new StackOverflowError();
                });

        output.driverOut("a\nb\n".getBytes(UTF_8));
        output.say("something");

        assertThat(lines).containsExactly("a", "b");
    }
}

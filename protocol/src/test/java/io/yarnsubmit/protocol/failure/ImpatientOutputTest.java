package io.yarnsubmit.protocol.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImpatientOutputTest {
    @Test
    void linesAreWritten() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new ImpatientOutput(written), true);

        out.println("first");
        out.print("second");
        out.flush();

        assertThat(written.toString().lines()).containsExactly("first", "second");
    }

    @Test
    void readerThatHasStopped_holdsNobody() {
        CountDownLatch never = new CountDownLatch(1);
        PrintStream out = new PrintStream(
                new ImpatientOutput(new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                }),
                true);

        out.println("first");
        out.println("second");

        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }
}

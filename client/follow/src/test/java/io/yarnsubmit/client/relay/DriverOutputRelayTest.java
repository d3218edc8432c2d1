package io.yarnsubmit.client.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DriverOutputRelayTest {
    private final List<String> said = new ArrayList<>();

    private final class Said implements RunOutput {
        @Override
        public void hide(UnaryOperator<String> mask) {
            throw new AssertionError();
        }

        @Override
        public void show(String status, String gist) {
            throw new AssertionError(status);
        }

        @Override
        public void showPassing(String status) {
            throw new AssertionError(status);
        }

        @Override
        public synchronized void say(String line) {
            said.add(line);
        }

        @Override
        public void driverOut(byte[] bytes) {
            throw new AssertionError("output");
        }

        @Override
        public void driverErr(byte[] bytes) {
            throw new AssertionError("output");
        }

        @Override
        public void giveUpLiveLine() {
            throw new AssertionError("no live line");
        }
    }

    private static final class NoLog implements OutputLog {
        @Override
        public void read(int attempt, OutputStream stream, long offset, boolean patient, Consumer<byte[]> sink) {
            throw new AssertionError("not asked for");
        }

        @Override
        public String whereabouts() {
            return "nowhere";
        }
    }

    @Test
    void theDiskIsFull_isSaidOnce() {
        Outcome well = Outcome.newBuilder().setStdoutBytes(1).build();
        Outcome full = Outcome.newBuilder()
                .setStdoutBytes(210_776_064)
                .setStderrBytes(7)
                .setOutputDiskFull(true)
                .build();
        try (DriverOutputRelay relay = new DriverOutputRelay(1, new Said(), new NoLog(), () -> {})) {
            relay.driverEnded(1, well);
            assertThat(said).isEmpty();

            relay.driverEnded(1, full);
            relay.driverEnded(1, full);
            relay.left(full);
        }

        assertThat(said)
                .singleElement()
                .asString()
                .contains(
                        "was full when the driver ended",
                        "210,776,064 bytes of standard output and 7 of standard error");
    }
}

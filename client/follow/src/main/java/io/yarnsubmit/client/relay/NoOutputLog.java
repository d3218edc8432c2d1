package io.yarnsubmit.client.relay;

import io.yarnsubmit.protocol.v1.OutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** Where there are no logs to look into. */
public final class NoOutputLog implements OutputLog {
    @Override
    public void read(int attempt, OutputStream stream, long offset, boolean patient, Consumer<byte[]> sink)
            throws IOException {
        throw new IOException("there is no log of it here");
    }

    @Override
    public String whereabouts() {
        return "it may be in the log of its container";
    }
}

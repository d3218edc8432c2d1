package io.yarnsubmit.client.relay;

import io.yarnsubmit.protocol.v1.OutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** The log of the container in which the driver of an attempt has run. */
public interface OutputLog {
    /**
     * Reads what was written from an offset on. Calls may block, in a bounded time.
     *
     * @param patient to wait a while for a log that is not there yet
     * @throws IOException when nothing more can be had; its message says why, as a clause
     */
    void read(int attempt, OutputStream stream, long offset, boolean patient, Consumer<byte[]> sink)
            throws IOException, InterruptedException;

    /** Where the output is to be looked for, as a clause. */
    String whereabouts();
}

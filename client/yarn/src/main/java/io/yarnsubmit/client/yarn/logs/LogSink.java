package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;

/** Takes log files one after the other. */
interface LogSink {
    /**
     * The bytes of a file follow.
     *
     * @param offset of the first of them within the file
     */
    void begin(LogFile file, long offset) throws IOException;

    void bytes(byte[] buffer, int from, int count) throws IOException;

    void end() throws IOException;
}

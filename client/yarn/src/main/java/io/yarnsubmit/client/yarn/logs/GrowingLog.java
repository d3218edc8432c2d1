package io.yarnsubmit.client.yarn.logs;

import java.io.IOException;

/** A log file of which only a last part can be asked for. */
interface GrowingLog {
    long length() throws IOException, InterruptedException;

    /** Reads the last bytes of it, from the place where its length was found. */
    void readLast(long bytes, LogSink into) throws IOException;
}

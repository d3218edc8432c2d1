package io.yarnsubmit.protocol.failure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Standard error for our own lines, in a process that runs user code. */
public final class StandardError {
    private StandardError() {}

    /**
     * Opens it. User code may replace or close {@link System#err}, or hold its lock for ever; none of that may stop a
     * thread of ours.
     */
    public static PrintStream open() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    }
}

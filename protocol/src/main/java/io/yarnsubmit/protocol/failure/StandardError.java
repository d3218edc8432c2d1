package io.yarnsubmit.protocol.failure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Standard error for our own lines, in a process that runs user code. The user's code may replace or close
 * {@link System#err}, or hold its lock for ever; none of that may stop a thread of ours.
 */
public final class StandardError {
    private StandardError() {}

    /** Where it is a file. */
    public static PrintStream ofFile() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    }

    /** Where it may be a pipe or a terminal, whose reader may have stopped reading. */
    public static PrintStream ofPipe() {
        return new PrintStream(new ImpatientOutput(new FileOutputStream(FileDescriptor.err)), true);
    }
}

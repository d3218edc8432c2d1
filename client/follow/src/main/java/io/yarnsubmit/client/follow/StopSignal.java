package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.ExitCode;

/** Why the command is to end. */
public enum StopSignal {
    INTERRUPT("Ctrl-C", ExitCode.INTERRUPTED),
    TERMINATE("SIGTERM", ExitCode.TERMINATED),
    HANGUP("the console was closed", ExitCode.HANGUP),
    /** From the program that uses this as a library. */
    REQUEST("asked for by the program that submitted it", ExitCode.TERMINATED),
    /** A time limit of the user was reached. */
    TIME_LIMIT("its time is up", ExitCode.TIMED_OUT);

    private final String words;
    private final int exitCode;

    StopSignal(String words, int exitCode) {
        this.words = words;
        this.exitCode = exitCode;
    }

    /** For messages. */
    public String words() {
        return words;
    }

    public int exitCode() {
        return exitCode;
    }
}

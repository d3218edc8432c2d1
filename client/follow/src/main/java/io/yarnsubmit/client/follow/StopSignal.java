package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.ExitCode;

/** Why the command is to end. */
public enum StopSignal {
    INTERRUPT("Ctrl-C", ExitCode.INTERRUPTED),
    TERMINATE("SIGTERM", ExitCode.TERMINATED),
    HANGUP("the console was closed", ExitCode.HANGUP),
    /** By the program that uses this as a library. */
    REQUEST("asked for by the program that submitted it", ExitCode.TERMINATED),
    /** The user said beforehand how long it may take. */
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

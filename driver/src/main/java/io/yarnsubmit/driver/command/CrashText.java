package io.yarnsubmit.driver.command;

import java.util.Map;
import java.util.Optional;

/** What is said of a command that a signal has ended because of its own fault. Pure. */
final class CrashText {
    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> CRASHES =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV", 13, "SIGPIPE", 24, "SIGXCPU");

    private CrashText() {}

    /** Empty for other ends. */
    static Optional<String> of(String program, int status) {
        return Optional.ofNullable(CRASHES.get(status - SIGNAL_BASE))
                .map(signal -> "the command '" + program + "' "
                        + (signal.equals("SIGPIPE")
                                ? "wrote to a pipe that nobody reads"
                                : signal.equals("SIGXCPU") ? "used more processor time than allowed" : "crashed")
                        + " (" + signal + "); see its output");
    }
}

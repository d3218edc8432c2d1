package io.yarnsubmit.protocol;

/**
 * The exit codes of {@code yarn-submit} besides the driver's own (0 to 119). The same as those of docker run, timeout
 * and xargs.
 */
public final class ExitCode {
    public static final int SUCCESS = 0;
    /** The driver's main method threw an exception. */
    public static final int UNCAUGHT_EXCEPTION = 1;
    /** The application failed although the driver did not. */
    public static final int APPLICATION_FAILED = 123;
    /** A time limit set by the user was exceeded: for starting, for getting executors, or for running. */
    public static final int TIMED_OUT = 124;
    /** yarn-submit failed before the driver was started. */
    public static final int NOT_STARTED = 125;
    /** The main class cannot be run. */
    public static final int NOT_RUNNABLE = 126;
    /** The main class does not exist. */
    public static final int NOT_FOUND = 127;
    /** The console was closed. */
    public static final int HANGUP = 129;
    /** Ctrl-C. */
    public static final int INTERRUPTED = 130;
    /** The application was killed by someone else. */
    public static final int KILLED = 137;
    /** Nobody reads what the command prints: as if SIGPIPE had ended it. */
    public static final int READER_GONE = 141;
    /** SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}

package io.yarnsubmit.protocol;

/**
 * What {@code yarn-submit} exits with when it is not the driver's own exit status (0 to 119). As docker run, timeout and
 * xargs do it.
 */
public final class ExitCode {
    public static final int SUCCESS = 0;
    /** An uncaught exception of the driver's main. */
    public static final int UNCAUGHT_EXCEPTION = 1;
    /** The application failed although the driver did not. */
    public static final int APPLICATION_FAILED = 123;
    /** A time limit that the user set ran out: to be started, to get executors, to run. */
    public static final int TIMED_OUT = 124;
    /** yarn-submit failed before the driver was started. */
    public static final int NOT_STARTED = 125;
    /** The main class cannot be run. */
    public static final int NOT_RUNNABLE = 126;
    /** The main class is not there. */
    public static final int NOT_FOUND = 127;
    /** The console was closed. */
    public static final int HANGUP = 129;
    /** Ctrl-C. */
    public static final int INTERRUPTED = 130;
    /** The application was killed by someone else. */
    public static final int KILLED = 137;
    /** SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}

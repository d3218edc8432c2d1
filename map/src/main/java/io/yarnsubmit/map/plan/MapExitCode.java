package io.yarnsubmit.map.plan;

/** The exit codes of {@code yarn-submit map}. Up to 101 they are those of GNU parallel. */
public final class MapExitCode {
    /** More than 100 units failed; a lower code is the number of failed units. */
    public static final int MANY_FAILED = 101;
    /** The run was aborted: the setup failed on executors, or the output or the joblog could not be written. */
    public static final int ABORTED = 102;
    /** Nothing ran, because the joblog or the items cannot be used. */
    public static final int NOT_STARTED = 125;

    private MapExitCode() {}

    /** The exit code for a number of failed units. */
    public static int of(int failed) {
        return Math.min(failed, MANY_FAILED);
    }
}

package io.yarnsubmit.map.plan;

/** What {@code yarn-submit map} exits with; all but the last three as GNU parallel does. */
public final class MapExitCode {
    /** More than 100 units failed; up to there it is their number. */
    public static final int MANY_FAILED = 101;
    /** The run was broken off: executors could not be set up, or the output, or the joblog, could not be written. */
    public static final int BROKEN_OFF = 102;
    /** Nothing was run: the joblog or the items are not usable. */
    public static final int NOT_STARTED = 125;

    private MapExitCode() {}

    /** By how many units failed. */
    public static int of(int failed) {
        return Math.min(failed, MANY_FAILED);
    }
}

package io.yarnsubmit.driver.control;

/**
 * How many tasks there may be. They are in the heap of the driver's JVM.
 *
 * @param open tasks that have not ended
 * @param openBytes of their commands and variables
 * @param ended tasks that are remembered
 * @param outputBytes of the outputs that are kept; the oldest are dropped
 * @param waits requests that wait at a time; another one is answered at once
 */
record CommandTaskLimits(int open, long openBytes, int ended, long outputBytes, int waits) {
    static final CommandTaskLimits USUAL = new CommandTaskLimits(10_000, 16L << 20, 10_000, 16L << 20, 20_000);

    /** How much of the end of each stream of a task is kept. */
    static final int STREAM_BYTES = 64 << 10;
}

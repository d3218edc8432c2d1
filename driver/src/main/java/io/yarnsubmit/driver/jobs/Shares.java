package io.yarnsubmit.driver.jobs;

/** Divides outputs into contiguous shares whose sizes differ by at most one. */
final class Shares {
    private Shares() {}

    /** The index where a share begins; the share after the last begins at the number of outputs. */
    static int start(int share, int shares, int outputs) {
        return (int) ((long) share * outputs / shares);
    }

    /** The share that contains an output. */
    static int of(int output, int shares, int outputs) {
        return (int) (((output + 1L) * shares - 1) / outputs);
    }
}

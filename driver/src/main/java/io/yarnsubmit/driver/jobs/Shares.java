package io.yarnsubmit.driver.jobs;

/** Cuts n outputs into contiguous shares, whose sizes differ by one at most. */
final class Shares {
    private Shares() {}

    /** Where a share begins; that of the share after the last is n. */
    static int start(int share, int shares, int outputs) {
        return (int) ((long) share * outputs / shares);
    }

    /** The share that an output is in. */
    static int of(int output, int shares, int outputs) {
        return (int) (((output + 1L) * shares - 1) / outputs);
    }
}

package io.yarnsubmit.protocol;

/**
 * How much of a process's memory is not Java heap: code, threads, direct buffers. 10 %, at least 192 MiB, and never more
 * than half, so that small processes still get a heap.
 */
public final class MemoryOverhead {
    private static final int LEAST_MIB = 192;

    private MemoryOverhead() {}

    /** The overhead of a process that may use this much in all. */
    public static MemorySize of(MemorySize process) {
        int tenth = (int) ((process.mib() + 9L) / 10);
        return MemorySize.ofMib(Math.min(Math.max(tenth, LEAST_MIB), process.mib() / 2));
    }
}

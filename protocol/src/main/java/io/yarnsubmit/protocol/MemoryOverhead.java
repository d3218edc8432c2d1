package io.yarnsubmit.protocol;

/**
 * The part of a process's memory that is not Java heap: code, threads, direct buffers. It is 10 %, at least 192 MiB,
 * and at most half, so that small processes still get a heap.
 */
public final class MemoryOverhead {
    private static final int LEAST_MIB = 192;

    private MemoryOverhead() {}

    /** @param process how much memory the process may use in all */
    public static MemorySize of(MemorySize process) {
        int tenth = (int) ((process.mib() + 9L) / 10);
        return MemorySize.ofMib(Math.min(Math.max(tenth, LEAST_MIB), process.mib() / 2));
    }
}

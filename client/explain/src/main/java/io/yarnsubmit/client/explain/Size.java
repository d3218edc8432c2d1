package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.diagnostics.WaitingDiagnostics;

/**
 * The size of a container, or of the room for containers.
 *
 * @param memoryMib memory
 * @param cores vcores
 */
public record Size(long memoryMib, int cores) {
    private static final int MIB_OF_GB = 1024;

    /** As the ResourceManager said it. */
    static Size of(WaitingDiagnostics.Amount amount) {
        return new Size(amount.memoryMib(), amount.cores());
    }

    /** Nothing at all. */
    public static final Size NONE = new Size(0, 0);

    public Size plus(Size other) {
        return new Size(memoryMib + other.memoryMib, cores + other.cores);
    }

    /** What is left; never less than nothing. */
    public Size minus(Size other) {
        return new Size(Math.max(0, memoryMib - other.memoryMib), Math.max(0, cores - other.cores));
    }

    public boolean fitsInto(Size other) {
        return memoryMib <= other.memoryMib && cores <= other.cores;
    }

    /**
     * Whether it fits into the total beside what is used. If more vcores are used than exist, the scheduler does not count
     * them, which is its default.
     */
    boolean hasRoomBeside(Size used, Size all) {
        return used.memoryMib + memoryMib <= all.memoryMib
                && (used.cores > all.cores || used.cores + cores <= all.cores);
    }

    /** For sentences: {@code 1 GB and 2 vcores}. */
    public String words() {
        return memory(memoryMib) + " and " + cores + (cores == 1 ? " vcore" : " vcores");
    }

    /** An amount of memory for sentences. */
    public static String memory(long mib) {
        return mib >= MIB_OF_GB && mib % MIB_OF_GB == 0 ? mib / MIB_OF_GB + " GB" : mib + " MB";
    }
}

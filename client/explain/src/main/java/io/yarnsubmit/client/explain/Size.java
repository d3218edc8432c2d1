package io.yarnsubmit.client.explain;

/**
 * Of a container, or of what there is for containers.
 *
 * @param memoryMib memory
 * @param cores vcores
 */
public record Size(long memoryMib, int cores) {
    private static final int MIB_OF_GB = 1024;

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
     * Whether it fits into what there is in all, beside what is used. Where more vcores are used than there are, the scheduler
     * does not count them, as it does not by default.
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

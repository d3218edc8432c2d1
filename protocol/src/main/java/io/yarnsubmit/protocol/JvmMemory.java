package io.yarnsubmit.protocol;

import java.util.Optional;

/** What must be true of the memory of a JVM's process. Pure. */
public final class JvmMemory {
    /** The least that a JVM needs to do anything. */
    private static final MemorySize LEAST = MemorySize.ofMib(64);

    private JvmMemory() {}

    /**
     * What is wrong, in words for the user.
     *
     * @param memoryName how the user knows the memory
     * @param overhead the part that is not heap, if the user has set it
     */
    public static Optional<String> problem(
            String memoryName, MemorySize memory, String overheadName, Optional<MemorySize> overhead) {
        if (memory.compareTo(LEAST) < 0) {
            return Optional.of(
                    memoryName + " is " + memory + ", which is too small for a JVM; give it " + LEAST + " or more");
        }
        return overhead.filter(rest -> rest.compareTo(memory) >= 0)
                .map(rest ->
                        overheadName + " is " + rest + ", which leaves no heap of the " + memory + " of " + memoryName);
    }
}

package io.yarnsubmit.client.dryrun;

import io.yarnsubmit.protocol.MemorySize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a submission would do. Secrets are masked already.
 *
 * @param name that YARN would show
 * @param deployMode client or cluster
 * @param rounding where the sizes after the cluster's rounding come from; empty when they are not known
 * @param notes what is unknown, and why
 * @param problems that would make the submission fail
 */
public record DryRunReport(
        String name,
        String deployMode,
        List<PlannedFile> files,
        List<PlannedContainer> containers,
        Optional<String> rounding,
        List<PlannedProcess> processes,
        Optional<QueueFacts> queue,
        List<String> notes,
        List<String> problems) {

    /** What would be done with a file. */
    public enum Fate {
        UPLOAD,
        /** The library cache has it. */
        CACHED,
        /** It is used where it is. */
        IN_PLACE,
        UNKNOWN
    }

    /**
     * A file for the containers.
     *
     * @param link its name in the containers
     * @param source where it is now
     * @param bytes negative: not known
     */
    public record PlannedFile(String link, String source, long bytes, Fate fate) {}

    /**
     * Containers that are alike.
     *
     * @param what runs in them
     * @param grantedMemory after the cluster's rounding; empty when that is not known
     * @param grantedCores the same
     */
    public record PlannedContainer(
            String what,
            int count,
            MemorySize memory,
            int cores,
            Optional<MemorySize> grantedMemory,
            Optional<Integer> grantedCores,
            List<String> details) {}

    /** How a process would be started. */
    public record PlannedProcess(String what, String command, Map<String, String> environment) {}

    /**
     * The queue as it is now.
     *
     * @param capacity of its parent's, as the scheduler reports it: a fraction
     * @param maximumCapacity the same, when others leave it
     * @param used of its own capacity
     */
    public record QueueFacts(
            String name,
            String state,
            float capacity,
            float maximumCapacity,
            float used,
            boolean maySubmit,
            Optional<Long> running,
            Optional<Long> waiting) {}

    /** Whether it would be submitted. */
    public boolean isFine() {
        return problems.isEmpty();
    }
}

package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/** One demand of the cluster. */
final class PreemptionDemand {
    private static final Comparator<LiveExecutor> YOUNGEST_FIRST =
            Comparator.comparingInt(LiveExecutor::id).reversed();

    private final List<String> containers;
    private final List<LiveExecutor> executors;
    private final Instant deadline;
    private final boolean isStrict;
    private long neededMib;

    /**
     * @param containers all named ones, in a fixed order
     * @param executors the executors in them that may still go for it
     */
    private PreemptionDemand(
            SortedSet<String> containers,
            List<LiveExecutor> executors,
            boolean isStrict,
            long neededMib,
            Instant deadline) {
        // A copied set would have a different order in each run.
        this.containers = List.copyOf(containers);
        this.executors = executors.stream().sorted(YOUNGEST_FIRST).toList();
        this.isStrict = isStrict;
        this.neededMib = neededMib;
        this.deadline = deadline;
    }

    /** All of these containers go, whatever else is given back. */
    static PreemptionDemand ofAll(SortedSet<String> containers, List<LiveExecutor> executors, Instant deadline) {
        return new PreemptionDemand(containers, executors, true, Long.MAX_VALUE, deadline);
    }

    /** How much is to be given back, of these or of others. */
    static PreemptionDemand of(
            long memoryMib, SortedSet<String> containers, List<LiveExecutor> executors, Instant deadline) {
        return new PreemptionDemand(containers, executors, false, memoryMib, deadline);
    }

    List<String> containers() {
        return containers;
    }

    Instant deadline() {
        return deadline;
    }

    Duration left(Instant now) {
        Duration left = Duration.between(now, deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isStrict() {
        return isStrict;
    }

    void givenBack(int memoryMib) {
        neededMib -= memoryMib;
    }

    /** How much is missing, not counting executors that were told to end. */
    long missingMib() {
        return neededMib
                - executors.stream()
                        .filter(each -> each.isStopping() || each.isOver())
                        .mapToLong(LiveExecutor::memoryMib)
                        .sum();
    }

    /** Those that have not been told to end, the youngest first. */
    List<LiveExecutor> staying() {
        return executors.stream()
                .filter(each -> !each.isStopping() && !each.isOver())
                .toList();
    }
}

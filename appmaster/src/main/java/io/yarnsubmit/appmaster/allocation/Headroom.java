package io.yarnsubmit.appmaster.allocation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the queue can still grant this application, as the ResourceManager estimates it.
 *
 * @param machines how many machines the cluster has
 */
public record Headroom(long memoryMib, int cores, int machines) {
    // Written here, because a record's own is made at run time, which takes some milliseconds of each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headroom that
                && memoryMib == that.memoryMib
                && cores == that.cores
                && machines == that.machines;
    }

    @Override
    public int hashCode() {
        return Objects.hash(memoryMib, cores, machines);
    }
}

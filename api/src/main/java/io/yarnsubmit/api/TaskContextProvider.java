package io.yarnsubmit.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How {@link TaskContext} and {@link Broadcast} find the executor process they run in. Not for drivers. */
public interface TaskContextProvider {
    /** The context of the task that runs on the calling thread; null if there is none. */
    @Nullable
    TaskContext current();

    /**
     * The value of a broadcast, which the executor keeps once for all its tasks.
     *
     * @param id names the broadcast within the application
     * @param serialized the value as it travelled with the function
     */
    @Nullable
    Object broadcast(long id, Supplier<byte[]> serialized);
}

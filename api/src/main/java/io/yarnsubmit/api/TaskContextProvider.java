package io.yarnsubmit.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How {@link TaskContext} and {@link Broadcast} find the executor process they run in. Not for drivers. */
public interface TaskContextProvider {
    /** The context of the task that runs on the calling thread; null if there is none. */
    @Nullable
    TaskContext current();

    /**
     * Where to get the value of a broadcast from, which the executor keeps once for all its tasks. Called while a task reads its
     * function; what it returns may be asked by any thread.
     *
     * @param id names the broadcast within the application
     * @param serialized the value as it travelled with the function; empty if it is to be fetched
     * @param port where the driver serves it then
     * @return null if no task runs on the calling thread
     */
    @Nullable
    Supplier<@Nullable Object> broadcast(long id, byte[] serialized, int port);
}

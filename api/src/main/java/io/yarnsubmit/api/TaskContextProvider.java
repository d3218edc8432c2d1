package io.yarnsubmit.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets {@link TaskContext} and {@link Broadcast} find the executor process that they run in. Not for drivers. */
public interface TaskContextProvider {
    /** The context of the task that runs on the calling thread; null if there is none. */
    @Nullable
    TaskContext current();

    /**
     * Supplies the value of a broadcast, which the executor keeps once for all its tasks. Called while the function of
     * a task is deserialized; any thread may use the supplier.
     *
     * @param id identifies the broadcast within the application
     * @param serialized the value that came with the function; empty if it has to be fetched
     * @param port where the driver serves a value that has to be fetched
     * @return null if no task runs on the calling thread
     */
    @Nullable
    Supplier<@Nullable Object> broadcast(long id, byte[] serialized, int port);
}

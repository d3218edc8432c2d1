package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A value that all tasks may read, and that each executor gets once rather than with every function: a dictionary, a model.
 * Made by {@link DriverContext#broadcast}; a function that captures it takes along its name, not the value.
 *
 * <pre>{@code
 * Broadcast<Model> model = context.broadcast(load());
 * context.stage("score", batches, batch -> model.value().score(batch)).run();
 * }</pre>
 *
 * <p>The tasks of one executor share one copy, so it must not be changed, and must bear being read by several threads.
 *
 * @param <T> serialized by the JDK
 */
public interface Broadcast<T extends @Nullable Object> extends Serializable, AutoCloseable {
    /**
     * The value. In a task the first call on an executor waits for it to arrive.
     *
     * @throws YarnSubmitException {@link ErrorCode#BROADCAST_CLOSED}
     */
    T value();

    /** Lets the driver and the executors forget the value. Only in the driver; closing again does nothing. */
    @Override
    void close();
}

package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A value that all tasks may read, such as a dictionary or a model; see {@link DriverContext#broadcast}. It is
 * serialized once. A small value travels with the functions that capture it. A large one is fetched by each executor
 * when its first task asks for it, from the driver or from executors that have it.
 *
 * <pre>{@code
 * Broadcast<Model> model = context.broadcast(load());
 * context.stage("score", batches, batch -> model.value().score(batch)).run();
 * }</pre>
 *
 * <p>The tasks of one executor share one copy. They must not change it, and several threads must be able to read it.
 *
 * @param <T> the value's type, which must be serializable
 */
public interface Broadcast<T extends @Nullable Object> extends Serializable, AutoCloseable {
    /**
     * The value. The first call on an executor waits until it has arrived.
     *
     * @throws YarnSubmitException {@link ErrorCode#BROADCAST_CLOSED}
     */
    T value();

    /**
     * Removes the value from the driver and the executors. To be called in the driver only; closing again does nothing.
     */
    @Override
    void close();
}

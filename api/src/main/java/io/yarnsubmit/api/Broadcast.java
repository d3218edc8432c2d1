package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A value that all tasks may read: a dictionary, a model. Made by {@link DriverContext#broadcast}. It is serialized once. A
 * function that captures a small one takes it along; a large one is fetched by each executor when its first task asks for it, from
 * the driver or from executors that have it. An executor keeps one copy for all its tasks.
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

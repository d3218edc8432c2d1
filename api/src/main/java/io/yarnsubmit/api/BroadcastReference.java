package io.yarnsubmit.api;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Broadcast} is replaced by on its way to an executor. Not for drivers.
 *
 * @param <T> the value's type
 */
public final class BroadcastReference<T extends @Nullable Object> implements Broadcast<T> {
    private static final long serialVersionUID = 1;

    private final long id;
    private final byte[] serialized;

    /** @param serialized the value, by the JDK */
    public BroadcastReference(long id, byte[] serialized) {
        this.id = id;
        this.serialized = serialized.clone();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What was broadcast was a T.
    public T value() {
        return (T) ExecutorSide.found()
                .orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.NOT_IN_TASK,
                        "The value of a broadcast can be had in a task, or in the driver that made it"))
                .broadcast(id, serialized::clone);
    }

    /** The driver does that. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("A broadcast is closed by the driver, not by a task");
    }
}

package io.yarnsubmit.api;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.function.Supplier;
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
    private final int port;
    private transient @Nullable Supplier<@Nullable Object> source;

    /**
     * Of a value that is serialized already.
     *
     * @param serialized is not copied, and not to be changed; empty if the value is to be fetched
     * @param port where the driver serves it then
     */
    public BroadcastReference(long id, byte[] serialized, int port) {
        this.id = id;
        this.serialized = serialized;
        this.port = port;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        TaskContextProvider executor = TaskContextProviders.found().orElse(null);
        source = executor == null ? null : executor.broadcast(id, serialized, port);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What was broadcast was a T.
    public T value() {
        if (source == null) {
            throw new YarnSubmitException(
                    ErrorCode.NOT_IN_TASK,
                    "The value of a broadcast can be had in the driver that made it, and in tasks whose function holds it");
        }
        return (T) source.get();
    }

    /** The driver does that. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("A broadcast is closed by the driver, not by a task");
    }
}

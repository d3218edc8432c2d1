package io.yarnsubmit.api;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to an executor in place of a {@link Broadcast}. Not for drivers.
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
     * A reference to a value that is serialized already.
     *
     * @param serialized the value, neither copied nor to be changed; empty if executors have to fetch it
     * @param port where the driver serves a value that has to be fetched
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
    @SuppressWarnings({"unchecked", "NullAway"}) // The broadcast value is a T.
    public T value() {
        if (source == null) {
            throw new YarnSubmitException(
                    ErrorCode.NOT_IN_TASK,
                    "A broadcast value can be read in the driver that made it, and in tasks whose function refers to it");
        }
        return (T) source.get();
    }

    /** Not supported: only the driver closes a broadcast value. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("Only the driver can close a broadcast value, not a task");
    }
}

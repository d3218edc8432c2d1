package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.BroadcastReference;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;

/** A broadcast value in the driver that made it. It is sent to executors as a {@link BroadcastReference}. */
@SuppressWarnings("serial") // Serialized as a reference.
final class DriverBroadcast<T extends @Nullable Object> implements Broadcast<T> {
    private static final long serialVersionUID = 1;

    private final long id;
    private volatile @Nullable Content<T> content;

    private final Runnable whenClosed;

    private record Content<T extends @Nullable Object>(T value, byte[] serialized, int port) {}

    /**
     * @param serialized the value that is sent with functions; empty if executors have to fetch it
     * @param port where a value that has to be fetched is served
     */
    DriverBroadcast(long id, T value, byte[] serialized, int port, Runnable whenClosed) {
        this.id = id;
        this.content = new Content<>(value, serialized, port);
        this.whenClosed = whenClosed;
    }

    @Override
    public T value() {
        return content().value();
    }

    @Override
    public void close() {
        content = null;
        whenClosed.run();
    }

    private Content<T> content() {
        Content<T> now = content;
        if (now == null) {
            throw new YarnSubmitException(
                    ErrorCode.BROADCAST_CLOSED,
                    "The broadcast value was closed. Close it after the last job that uses it");
        }
        return now;
    }

    private Object writeReplace() {
        return new BroadcastReference<T>(id, content().serialized(), content().port());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only references are deserialized");
    }
}

package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.BroadcastReference;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;

/** A broadcast value in the driver that made it. On its way to an executor it becomes a reference. */
@SuppressWarnings("serial") // Never serialized itself.
final class DriverBroadcast<T extends @Nullable Object> implements Broadcast<T> {
    private static final long serialVersionUID = 1;

    private final long id;
    private volatile @Nullable Content<T> content;

    private final Runnable whenClosed;

    private record Content<T extends @Nullable Object>(T value, byte[] serialized, int port) {}

    /**
     * @param serialized what travels with functions; empty if it is to be fetched
     * @param port where it is served then
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
        throw new InvalidObjectException("only references travel");
    }
}

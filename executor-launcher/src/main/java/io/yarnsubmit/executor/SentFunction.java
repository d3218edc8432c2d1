package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function of the user's, as it arrived. Each task thread gets a copy of its own, because a function that keeps state
 * (a date format, a buffer) was written for one thread.
 */
final class SentFunction {
    private final ByteString bytes;
    private final TaskSerializer serializer;
    private final Map<Thread, Object> copies = new ConcurrentHashMap<>();

    SentFunction(ByteString bytes, TaskSerializer serializer) {
        this.bytes = bytes;
        this.serializer = serializer;
    }

    Object copyForThisThread() throws IOException, ClassNotFoundException {
        Object copy = copies.get(Thread.currentThread());
        if (copy == null) {
            copy = serializer.read(bytes);
            if (copy == null) {
                throw new IOException("The function is null");
            }
            copies.put(Thread.currentThread(), copy);
        }
        return copy;
    }
}

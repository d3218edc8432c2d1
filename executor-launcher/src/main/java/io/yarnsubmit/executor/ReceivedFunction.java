package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.Function;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function of the user's, as it arrived. Each task thread gets a copy of its own, because a function that keeps state
 * (a date format, a buffer) was written for one thread.
 */
final class ReceivedFunction {
    private final ByteString bytes;
    private final Function label;
    private final TaskSerializer serializer;
    private final Map<Thread, Object> copies = new ConcurrentHashMap<>();

    ReceivedFunction(Function sent, TaskSerializer serializer) {
        this.bytes = sent.getFunction();
        this.label = sent.toBuilder().clearFunction().build();
        this.serializer = serializer;
    }

    /** What tasks are told of the stage that they are part of. */
    Function label() {
        return label;
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

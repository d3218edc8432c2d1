package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.HeapFull;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.Function;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function of the user, in serialized form. Each task thread gets its own copy, because a function with state, such
 * as a date format or a buffer, was written for one thread.
 */
final class ReceivedFunction {
    private final Function sent;
    private final Function label;
    private final TaskSerializer serializer;
    private final KeptOutputs blocks;
    private final Map<Thread, Object> copies = new ConcurrentHashMap<>();

    ReceivedFunction(Function sent, TaskSerializer serializer, KeptOutputs blocks) {
        this.sent = sent;
        this.label = sent.toBuilder().clearFunction().build();
        this.serializer = serializer;
        this.blocks = blocks;
    }

    /** No task uses it any more. */
    void forget() {
        if (sent.hasBlock()) {
            blocks.release(sent.getBlock().getBlockId(), 1);
        }
    }

    /** The description of the function's stage, without the code. */
    Function label() {
        return label;
    }

    Object copyForThisThread() throws IOException, ClassNotFoundException {
        Object copy = copies.get(Thread.currentThread());
        if (copy == null) {
            ByteString bytes = sent.hasBlock() ? blocks.function(sent.getBlock()) : sent.getFunction();
            try {
                copy = serializer.read(bytes);
            } catch (OutOfMemoryError e) {
                throw HeapFull.reading("the function, of which each slot reads a copy,", bytes.size(), e);
            }
            if (copy == null) {
                throw new IOException("The function is null");
            }
            copies.put(Thread.currentThread(), copy);
        }
        return copy;
    }
}

package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.serialization.HeapFull;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The broadcast values of this executor, one copy of each for all tasks. They are softly referenced: when memory is
 * short they are dropped, and later read again from the function or from the fetched block. Thread-safe.
 */
final class Broadcasts {
    private final TaskSerializer serializer;
    private final KeptOutputs blocks;
    private final Map<Long, Slot> slots = new HashMap<>();

    /** The slot of one value. Its lock ensures that the value is read once, and that only tasks that need it wait. */
    private static final class Slot {
        private @Nullable SoftReference<Holder> kept;
    }

    private record Holder(@Nullable Object value) {}

    Broadcasts(TaskSerializer serializer, KeptOutputs blocks) {
        this.serializer = serializer;
        this.blocks = blocks;
    }

    @Nullable
    Object value(long id, byte[] serialized, int port) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(id, unused -> new Slot());
        }
        synchronized (slot) {
            Holder holder = slot.kept == null ? null : slot.kept.get();
            if (holder == null) {
                holder = new Holder(read(id, serialized, port));
                slot.kept = new SoftReference<>(holder);
            }
            return holder.value();
        }
    }

    private ByteString bytes(long id, byte[] serialized, int port) {
        try {
            return port == 0 ? UnsafeByteOperations.unsafeWrap(serialized) : blocks.broadcast(id, port);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.TASK_NOT_SERIALIZABLE,
                    "This executor could not get the broadcast value: " + e.getMessage(),
                    e);
        }
    }

    private @Nullable Object read(long id, byte[] serialized, int port) {
        try {
            ByteString bytes = bytes(id, serialized, port);
            try {
                return serializer.read(bytes);
            } catch (OutOfMemoryError e) {
                throw HeapFull.reading("the broadcast value", bytes.size(), e);
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new YarnSubmitException(
                    ErrorCode.TASK_NOT_SERIALIZABLE,
                    "The broadcast value cannot be deserialized on this executor: " + e,
                    e);
        }
    }
}

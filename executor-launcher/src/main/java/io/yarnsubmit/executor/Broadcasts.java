package io.yarnsubmit.executor;

import com.google.protobuf.UnsafeByteOperations;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The broadcast values of this executor, one copy of each for all tasks. They can be made again from what their functions
 * hold, or from the block that was fetched, so they go when memory is short. Thread-safe.
 */
final class Broadcasts {
    private final TaskSerializer serializer;
    private final KeptOutputs blocks;
    private final Map<Long, Slot> slots = new HashMap<>();

    /** Of one value. Guarded by itself, so that those who wait for it make it once, and nobody else waits. */
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

    private @Nullable Object read(long id, byte[] serialized, int port) {
        try {
            return serializer.read(
                    port == 0 ? UnsafeByteOperations.unsafeWrap(serialized) : blocks.broadcast(id, port));
        } catch (IOException | ClassNotFoundException e) {
            throw new YarnSubmitException(
                    ErrorCode.TASK_NOT_SERIALIZABLE, "The broadcast value cannot be read on this executor: " + e, e);
        }
    }
}

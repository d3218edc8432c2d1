package io.yarnsubmit.protocol.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How large messages are. A value above {@link #MOST_INLINE_BYTES} never is a part of a message: its process keeps it
 * as a block, and others fetch it in pieces. Messages that carry many elements are divided. So all messages stay far
 * below what a receiver accepts, and sending one never takes much memory.
 */
public final class MessageSizes {
    /** The largest function, input or output that is a part of a message. */
    public static final int MOST_INLINE_BYTES = 1 << 20;

    /** A message with several elements has at most so many bytes. */
    public static final int MOST_BATCH_BYTES = 4 << 20;

    /** What the receiver of a message accepts. */
    public static final int MOST_BYTES = 256 << 20;

    private MessageSizes() {}

    /** Divides elements into messages, in order. An element that is larger than a message gets one of its own. */
    public static <T> List<List<T>> batches(List<T> elements, ToLongFunction<T> bytes, long mostBytes) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long size = 0;
        for (T element : elements) {
            long more = bytes.applyAsLong(element);
            if (!batch.isEmpty() && size + more > mostBytes) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(element);
            size += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}

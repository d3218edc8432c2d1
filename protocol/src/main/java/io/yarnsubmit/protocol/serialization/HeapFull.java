package io.yarnsubmit.protocol.serialization;

import io.yarnsubmit.protocol.cause.ByteText;

/** Makes an OutOfMemoryError say what did not fit. */
public final class HeapFull {
    private HeapFull() {}

    /** @param what was being read */
    public static OutOfMemoryError reading(String what, long bytes, OutOfMemoryError cause) {
        return with(what + " has " + ByteText.of(bytes) + " in serialized form", cause);
    }

    /** @param what was being serialized */
    public static OutOfMemoryError writing(String what, long bytes, OutOfMemoryError cause) {
        return with(ByteText.of(bytes) + " of " + what + " were serialized", cause);
    }

    /** @param what was being fetched */
    public static OutOfMemoryError fetching(String what, long bytes, OutOfMemoryError cause) {
        return with(ByteText.of(bytes) + " of " + what + " were fetched", cause);
    }

    private static OutOfMemoryError with(String what, OutOfMemoryError cause) {
        OutOfMemoryError explained = new OutOfMemoryError(cause.getMessage() + "; the heap has "
                + ByteText.of(Runtime.getRuntime().maxMemory()) + ", and " + what);
        explained.initCause(cause);
        return explained;
    }
}

package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.cause.ByteText;

/** An OutOfMemoryError that says what did not fit. It ends the executor like any other, after it was reported. */
final class HeapFull {
    private HeapFull() {}

    static OutOfMemoryError reading(String what, long bytes, OutOfMemoryError cause) {
        return with("the task's " + what + " has " + ByteText.of(bytes) + " in serialized form", cause);
    }

    static OutOfMemoryError writing(String what, long bytes, OutOfMemoryError cause) {
        return with("of the task's " + what + " " + ByteText.of(bytes) + " were serialized", cause);
    }

    private static OutOfMemoryError with(String what, OutOfMemoryError cause) {
        OutOfMemoryError explained = new OutOfMemoryError(cause.getMessage() + " (the heap has "
                + ByteText.of(Runtime.getRuntime().maxMemory()) + "; " + what + ")");
        explained.initCause(cause);
        return explained;
    }
}

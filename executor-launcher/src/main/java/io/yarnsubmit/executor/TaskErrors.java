package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;

/** Converts exceptions to messages for the driver. Nothing that an exception's own methods do makes it fail. */
final class TaskErrors {
    /** A larger exception is sent as text only. */
    private static final int LARGEST_EXCEPTION = 1 << 20;

    private TaskErrors() {}

    /** Contains the class, text and stack trace, and the exception itself if it can be serialized and is not huge. */
    static TaskError of(Throwable failure, TaskSerializer serializer) {
        return TaskError.newBuilder()
                .setExceptionClass(ThrownText.className(failure))
                .setDescription(ThrownText.line(failure))
                .setStackTrace(ThrownText.stackTrace(failure))
                .setException(serialized(failure, serializer))
                .build();
    }

    private static ByteString serialized(Throwable failure, TaskSerializer serializer) {
        try {
            return serializer.writeAtMost(LARGEST_EXCEPTION, failure);
        } catch (Throwable e) {
            // It has a field that is not serializable, or its methods fail: then the driver gets only its text.
            return ByteString.EMPTY;
        }
    }
}

package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Makes what the driver is told of an exception. */
final class TaskErrors {
    private TaskErrors() {}

    /** With the exception itself where it can be serialized; its class, string and stack trace in any case. */
    static TaskError of(Throwable failure, TaskSerializer serializer) {
        return plain(failure).setException(serialized(failure, serializer)).build();
    }

    /** Without the exception itself: for want of memory, or of time. */
    static TaskError.Builder plain(Throwable failure) {
        return TaskError.newBuilder()
                .setExceptionClass(failure.getClass().getName())
                .setDescription(describe(failure))
                .setStackTrace(stackTrace(failure));
    }

    private static ByteString serialized(Throwable failure, TaskSerializer serializer) {
        try {
            return serializer.write(failure);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A user's exception with a field that is not serializable: the driver gets its text.
            return ByteString.EMPTY;
        }
    }

    private static String describe(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException e) {
            return failure.getClass().getName();
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            failure.printStackTrace(out);
        } catch (RuntimeException e) {
            return describe(failure);
        }
        return text.toString();
    }
}

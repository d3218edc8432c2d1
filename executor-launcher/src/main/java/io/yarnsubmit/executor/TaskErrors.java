package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Converts exceptions to messages for the driver. */
final class TaskErrors {
    private TaskErrors() {}

    /** Contains the class, text and stack trace, and the exception itself if it can be serialized. */
    static TaskError of(Throwable failure, TaskSerializer serializer) {
        return plain(failure).setException(serialized(failure, serializer)).build();
    }

    /** Contains the class, text and stack trace only, for when memory or time is short. */
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
            // The exception has a field that is not serializable, so the driver gets only its text.
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

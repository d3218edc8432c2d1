package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.SerializationDebugger;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/** Serializes functions and inputs, and explains failures to do so. */
final class TaskWriter {
    private final TaskSerializer serializer;

    TaskWriter(TaskSerializer serializer) {
        this.serializer = serializer;
    }

    /**
     * @param what the beginning of messages: "The task", "Input 3"
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    ByteString write(String what, @Nullable Object value) {
        try {
            return serializer.write(value);
        } catch (NotSerializableException e) {
            String blame = value == null
                    ? e.toString()
                    : SerializationDebugger.find(value)
                            .orElse("somewhere in it is a " + e.getMessage() + ", which is not Serializable");
            throw refused(what, blame + "; " + advice(e), e);
        } catch (YarnSubmitException e) {
            // For instance from a closed broadcast value; the message says what to do.
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(what, ThrownText.line(e), e);
        } catch (StackOverflowError e) {
            throw refused(what, "its objects form too long a chain of references", e);
        }
    }

    /** @param refusal its message is the class name */
    private static String advice(NotSerializableException refusal) {
        return ProcessContext.class.getName().equals(refusal.getMessage())
                ? "the DriverContext cannot leave the driver; pass the task the values that it needs, such as applicationId()"
                : "make its class implement Serializable, make the field transient, or create the object inside the task";
    }

    private static YarnSubmitException refused(String what, String why, Throwable cause) {
        return new YarnSubmitException(ErrorCode.TASK_NOT_SERIALIZABLE, what + " cannot be serialized: " + why, cause);
    }
}

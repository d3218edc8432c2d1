package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.serialization.SerializationDebugger;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/** Serializes what the driver sends, and says what is to blame when that cannot be done. */
final class TaskWriter {
    private final TaskSerializer serializer;

    TaskWriter(TaskSerializer serializer) {
        this.serializer = serializer;
    }

    /**
     * @param what begins the message: "The task", "Input 3"
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
            // Of a broadcast value that was closed, say: it says what to do.
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(what, e.toString(), e);
        } catch (StackOverflowError e) {
            throw refused(what, "its objects refer to each other in too long a chain", e);
        }
    }

    /** @param refusal whose message is the class's name */
    private static String advice(NotSerializableException refusal) {
        return ProcessContext.class.getName().equals(refusal.getMessage())
                ? "the DriverContext stays in the driver: take from it what the task needs before, such as its applicationId()"
                : "have it implement Serializable, make the field transient, or create it inside the task";
    }

    private static YarnSubmitException refused(String what, String why, Throwable cause) {
        return new YarnSubmitException(ErrorCode.TASK_NOT_SERIALIZABLE, what + " cannot be serialized: " + why, cause);
    }
}

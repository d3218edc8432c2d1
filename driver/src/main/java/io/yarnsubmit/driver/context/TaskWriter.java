package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.cause.ByteText;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.SerializationDebugger;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.serialization.ValueTooLargeException;
import java.io.IOException;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/** Serializes functions and inputs, and explains failures to do so. */
final class TaskWriter {
    private static final String ELSEWHERE = " let the tasks read it from a file system";

    private final TaskSerializer serializer;
    private final long heapBytes;
    private final long mostBytes;

    TaskWriter(TaskSerializer serializer) {
        this(serializer, Runtime.getRuntime().maxMemory(), SerializedOutput.MOST_BYTES);
    }

    /** @param mostBytes the most that one value may take */
    TaskWriter(TaskSerializer serializer, long heapBytes, long mostBytes) {
        this.serializer = serializer;
        this.heapBytes = heapBytes;
        this.mostBytes = mostBytes;
    }

    /**
     * Serializes a value in the driver's memory, of which it may take three quarters.
     *
     * @param what the beginning of messages: "The task", "Input 3"
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, {@link ErrorCode#VALUE_TOO_LARGE}
     */
    ByteString write(String what, @Nullable Object value) {
        SerializedOutput out = SerializedOutput.inMemory(Math.min(mostBytes, heapBytes / 4 * 3));
        try {
            serializer.write(value, out);
            return out.bytes();
        } catch (ValueTooLargeException e) {
            throw tooLarge(what, e);
        } catch (OutOfMemoryError e) {
            long written = out.size();
            out.discard();
            throw heapFull(what, written, e);
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

    private YarnSubmitException tooLarge(String what, ValueTooLargeException e) {
        return new YarnSubmitException(
                ErrorCode.VALUE_TOO_LARGE,
                what + " takes more than " + ByteText.of(e.most()) + " in serialized form"
                        + (e.most() < mostBytes
                                ? ", and the driver's heap has " + ByteText.of(heapBytes)
                                        + ". Raise --driver-memory, or"
                                : ", the most that one value may take. Split it, or")
                        + ELSEWHERE,
                e);
    }

    private YarnSubmitException heapFull(String what, long written, OutOfMemoryError e) {
        return new YarnSubmitException(
                ErrorCode.VALUE_TOO_LARGE,
                what + " does not fit into the driver's heap of " + ByteText.of(heapBytes) + ": it was full after "
                        + ByteText.of(written) + " in serialized form. Raise --driver-memory, or" + ELSEWHERE,
                e);
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

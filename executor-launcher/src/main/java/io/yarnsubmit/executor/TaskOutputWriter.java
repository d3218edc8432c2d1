package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.cause.ByteText;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.serialization.HeapFull;
import io.yarnsubmit.protocol.serialization.SerializationDebugger;
import io.yarnsubmit.protocol.serialization.SerializedOutput;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.serialization.ValueTooLargeException;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.io.IOException;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/**
 * Serializes the output of a task. A small one becomes a part of the result; a large one is kept here, and the driver
 * and other executors fetch it. On the task's thread.
 */
final class TaskOutputWriter {
    private static final String WAY_OUT =
            "Let the task write it to a file system and return the path, or split it into several tasks";

    private final TaskRun run;
    private final KeptOutputs outputs;
    private final TaskSerializer serializer;

    TaskOutputWriter(TaskRun run, KeptOutputs outputs, TaskSerializer serializer) {
        this.run = run;
        this.outputs = outputs;
        this.serializer = serializer;
    }

    /** Serializes what the task returned. Nothing of it is left behind if that fails. */
    SerializedOutput serialized(@Nullable Object value) throws IOException {
        SerializedOutput output = outputs.newOutput();
        boolean written = false;
        try {
            serializer.write(value, output);
            written = true;
            return output;
        } catch (NotSerializableException e) {
            throw notSerializable(value, e);
        } catch (ValueTooLargeException e) {
            throw new IOException(
                    "The task's result takes more than the " + ByteText.of(e.most())
                            + " that one value may take in serialized form. " + WAY_OUT,
                    e);
        } catch (OutOfMemoryError e) {
            output.discard();
            throw HeapFull.writing("the task's result", output.size(), e);
        } finally {
            if (!written) {
                output.discard();
            }
        }
    }

    void give(SerializedOutput output, TaskResult.Builder result) throws IOException {
        if (output.size() > mostInResult()) {
            result.setKept(outputs.keep(run.getTaskId(), output));
        } else {
            result.setValue(output.bytes());
        }
    }

    private long mostInResult() {
        long asked = run.getKeepAboveBytes();
        return asked > 0 ? Math.min(asked, MessageSizes.MOST_INLINE_BYTES) : MessageSizes.MOST_INLINE_BYTES;
    }

    private static NotSerializableException notSerializable(@Nullable Object value, NotSerializableException e) {
        String why = value == null
                ? e.toString()
                : SerializationDebugger.find(value)
                        .orElse("somewhere in it is a " + e.getMessage() + ", which is not Serializable");
        NotSerializableException explained =
                new NotSerializableException("The task's result cannot be serialized: " + why);
        explained.initCause(e);
        return explained;
    }

    /** The result, unless what the task counted or threw is too large for a message; then an error that says so. */
    static TaskResult fit(TaskResult result) {
        int bytes = result.getSerializedSize();
        if (bytes <= MessageSizes.MOST_BATCH_BYTES) {
            return result;
        }
        String what = result.hasError()
                ? "What the task threw, a " + result.getError().getExceptionClass() + ", takes "
                : "The task's " + result.getCountersCount() + " counters, with their names, take ";
        return TaskResult.newBuilder()
                .setTaskId(result.getTaskId())
                .setAttempt(result.getAttempt())
                .setMicros(result.getMicros())
                .setError(TaskError.newBuilder()
                        .setExceptionClass(IOException.class.getName())
                        .setDescription(what + ByteText.of(bytes) + ", but a message about a task has at most "
                                + ByteText.of(MessageSizes.MOST_BATCH_BYTES) + ". Let it be shorter"))
                .build();
    }
}

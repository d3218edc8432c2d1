package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.InputPart;
import java.util.List;

/**
 * The input of a task.
 *
 * @param value the serialized input; empty if there are parts, or if the task takes no input
 * @param parts outputs of other tasks, in the driver or on the executors that made them
 * @param gathered whether the function takes a list of the parts; otherwise it takes the only part
 */
public record TaskInput(ByteString value, List<InputPart> parts, boolean gathered) {
    /** The input of tasks that take none. */
    public static final TaskInput NONE = new TaskInput(ByteString.EMPTY, List.of(), false);

    /** A value that the driver has. */
    public static TaskInput of(ByteString value) {
        return new TaskInput(value, List.of(), false);
    }

    /** How many bytes of it are sent. */
    public long bytes() {
        long bytes = value.size();
        for (InputPart part : parts) {
            bytes += part.getSerializedSize();
        }
        return bytes;
    }
}

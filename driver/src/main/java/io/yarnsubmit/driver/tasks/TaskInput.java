package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.InputPart;
import java.util.List;

/**
 * What a task's function is applied to.
 *
 * @param value serialized; empty if there are parts, or for a task that takes no input
 * @param parts outputs of other tasks, here or on the executors that made them
 * @param gathered whether the function is given a list of the parts; else there is one, and it is given that
 */
public record TaskInput(ByteString value, List<InputPart> parts, boolean gathered) {
    /** Of tasks that take no input. */
    public static final TaskInput NONE = new TaskInput(ByteString.EMPTY, List.of(), false);

    /** A value of the driver's. */
    public static TaskInput of(ByteString value) {
        return new TaskInput(value, List.of(), false);
    }

    /** How much of it is sent. */
    int bytes() {
        int bytes = value.size();
        for (InputPart part : parts) {
            bytes += part.getSerializedSize();
        }
        return bytes;
    }
}

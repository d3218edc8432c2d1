package io.yarnsubmit.executor;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.serialization.HeapFull;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.InputPart;
import io.yarnsubmit.protocol.v1.InputParts;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches and reads the input of a task. On the task's thread. */
final class TaskInputReader {
    private final TaskRun run;
    private final KeptOutputs outputs;
    private final TaskSerializer serializer;

    TaskInputReader(TaskRun run, KeptOutputs outputs, TaskSerializer serializer) {
        this.run = run;
        this.outputs = outputs;
        this.serializer = serializer;
    }

    @Nullable
    Object value() throws IOException, ClassNotFoundException, KeptOutputs.LostInput {
        if (run.getPartsCount() == 0 && !run.getGathered()) {
            return read(run.hasInputBlock() ? outputs.input(run.getInputBlock()) : run.getInput());
        }
        List<@Nullable Object> values = new ArrayList<>(run.getPartsCount());
        read(run.getPartsList(), values);
        return run.getGathered() ? values : values.get(0);
    }

    private void read(List<InputPart> parts, List<@Nullable Object> values)
            throws IOException, ClassNotFoundException, KeptOutputs.LostInput {
        for (InputPart part : parts) {
            if (part.hasBundle()) {
                read(InputParts.parseFrom(outputs.input(part.getBundle())).getPartsList(), values);
            } else {
                values.add(read(outputs.load(part)));
            }
        }
    }

    private @Nullable Object read(ByteString bytes) throws IOException, ClassNotFoundException {
        try {
            return serializer.read(bytes);
        } catch (OutOfMemoryError e) {
            throw HeapFull.reading("the task's input", bytes.size(), e);
        }
    }
}

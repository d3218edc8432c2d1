package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.jobs.JobCore;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.TaskOutput;
import io.yarnsubmit.driver.tasks.TaskInput;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.protocol.v1.InputPart;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The inputs of a stage's tasks. They are assembled each time a task is sent, so that waiting tasks need no memory for
 * them.
 */
final class StageInputs implements TaskInputs {
    private final JobCore core;
    private final int stage;
    private final JobSpec.StageCode code;
    private final BooleanSupplier keeping;

    /** @param keeping whether executors keep or have kept outputs of the earlier stages */
    StageInputs(JobCore core, int stage, JobSpec.StageCode code, BooleanSupplier keeping) {
        this.keeping = keeping;
        this.core = core;
        this.stage = stage;
        this.code = code;
    }

    @Override
    public TaskInput input(int index) {
        if (code.inputs() != null) {
            return code.inputs().input(index);
        }
        List<TaskOutput> outputs = core.inputs(stage, index);
        if (!code.list() && outputs.get(0) instanceof TaskOutput.Inline inline) {
            return TaskInput.of(inline.bytes());
        }
        return new TaskInput(
                ByteString.EMPTY, outputs.stream().map(StageInputs::part).toList(), code.list());
    }

    private static InputPart part(TaskOutput output) {
        return output instanceof TaskOutput.Inline inline
                ? InputPart.newBuilder().setValue(inline.bytes()).build()
                : InputPart.newBuilder()
                        .setKept(((TaskOutput.Kept) output).where())
                        .build();
    }

    /** True if the program gave preferred machines, or if each task has one input that an executor may keep. */
    @Override
    public boolean hasPreferences() {
        return code.hosts() != null || (code.inputs() == null && !code.list() && keeping.getAsBoolean());
    }

    @Override
    public boolean prefers(int index, int executorId, String host) {
        if (code.hosts() != null) {
            List<String> hosts = code.hosts().get(index);
            return hosts.isEmpty() || hosts.contains(host);
        }
        return !(core.inputs(stage, index).get(0) instanceof TaskOutput.Kept kept) || kept.executorId() == executorId;
    }
}

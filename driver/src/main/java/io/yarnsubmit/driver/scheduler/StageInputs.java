package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.jobs.JobCore;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.Output;
import io.yarnsubmit.driver.tasks.TaskInput;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.protocol.v1.InputPart;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The inputs of a stage's tasks: put together when a task is sent, and again if it is sent again, so that what waits costs nothing. */
final class StageInputs implements TaskInputs {
    private final JobCore core;
    private final int stage;
    private final JobSpec.StageCode code;
    private final BooleanSupplier keeping;

    /** @param keeping whether executors keep outputs of the earlier stages, or have */
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
        List<Output> outputs = core.inputs(stage, index);
        if (!code.list() && outputs.get(0) instanceof Output.Inline inline) {
            return TaskInput.of(inline.bytes());
        }
        return new TaskInput(
                ByteString.EMPTY, outputs.stream().map(StageInputs::part).toList(), code.list());
    }

    private static InputPart part(Output output) {
        return output instanceof Output.Inline inline
                ? InputPart.newBuilder().setValue(inline.bytes()).build()
                : InputPart.newBuilder().setKept(((Output.Kept) output).where()).build();
    }

    /** Whether the program named machines, or each task has one input, which an executor may keep. */
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
        return !(core.inputs(stage, index).get(0) instanceof Output.Kept kept) || kept.executorId() == executorId;
    }
}

package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to start a job: its plan, and the code that its tasks run.
 *
 * @param code the code of each stage of the plan
 */
public record JobSpec(long id, String name, String pool, int priority, JobPlan plan, List<StageCode> code) {

    /** Copies the list. */
    public JobSpec {
        code = List.copyOf(code);
    }

    /**
     * The code that the tasks of a stage run.
     *
     * @param group the executor group that runs them
     * @param inputs the inputs of a stage without dependencies; otherwise null
     * @param hosts the machines that each task prefers; null if there are no preferences
     * @param list whether the function takes a list of inputs; otherwise it takes its only input
     */
    public record StageCode(
            String group,
            ByteString function,
            @Nullable PackedInputs inputs,
            @Nullable List<List<String>> hosts,
            boolean list,
            TaskSettings settings) {}
}

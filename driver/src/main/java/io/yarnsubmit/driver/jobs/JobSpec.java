package io.yarnsubmit.driver.jobs;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is started: what its tasks run, beside what decisions need.
 *
 * @param code of each stage of the plan
 */
public record JobSpec(long id, String name, String pool, int priority, JobPlan plan, List<StageCode> code) {

    /** Keeps a copy. */
    public JobSpec {
        code = List.copyOf(code);
    }

    /**
     * What the tasks of a stage run.
     *
     * @param group whose executors run them
     * @param inputs of a stage that needs no other; else null
     * @param hosts the machines that each task prefers; null if there are no preferences
     * @param list whether the function gets a list of all that a task needs, else the one thing that it needs
     */
    public record StageCode(
            String group,
            ByteString function,
            @Nullable PackedInputs inputs,
            @Nullable List<List<String>> hosts,
            boolean list,
            TaskSettings settings) {}
}

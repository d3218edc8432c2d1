package io.yarnsubmit.bench.core;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.Scheduling;
import io.yarnsubmit.driver.tasks.TaskAction;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.driver.tasks.TaskRules;
import io.yarnsubmit.driver.tasks.TaskSchedulerCore;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayDeque;
import java.util.List;

/** A scheduler core and executors that answer in the order in which they are asked. */
final class CoreLoad {
    private static final ByteString FUNCTION = ByteString.copyFrom(new byte[600]);
    private static final ByteString VALUE = ByteString.copyFrom(new byte[5]);

    private final TaskSchedulerCore core = new TaskSchedulerCore(4, Scheduling.FIFO);
    private final ArrayDeque<TaskAction.SendTask> inFlight = new ArrayDeque<>();
    private final long taskMicros;
    private long nextFunctionId;
    private long nextTaskId;
    private long succeeded;

    /** @param taskMicros how long tasks seem to take, which decides how many are sent ahead */
    CoreLoad(int executors, long taskMicros) {
        this.taskMicros = taskMicros;
        for (int id = 0; id < executors; id++) {
            take(core.executorRegistered(id, "node-" + id / 10, 1));
        }
    }

    /** Has tasks wait that have an input each. */
    void submit(int tasks) {
        PackedInputs inputs = new PackedInputs(tasks);
        for (int i = 0; i < tasks; i++) {
            inputs.add(VALUE);
        }
        submit(tasks, inputs);
    }

    /** Has a task wait that has a function of its own. */
    void submitOne() {
        submit(1, TaskInputs.NONE);
    }

    private void submit(int tasks, TaskInputs inputs) {
        long id = nextFunctionId++;
        TaskSetSpec.Turn turn = new TaskSetSpec.Turn(id, "default");
        long firstTaskId = nextTaskId;
        nextTaskId += tasks;
        take(core.submitted(new TaskSetSpec(id, FUNCTION, "", firstTaskId, tasks, inputs, TaskRules.PLAIN, turn)));
    }

    /** The next result comes in, and whatever may go out does. */
    void result() {
        TaskAction.SendTask task = inFlight.remove();
        take(core.result(
                task.executorId(),
                TaskResult.newBuilder()
                        .setTaskId(task.taskId())
                        .setAttempt(task.attempt())
                        .setMicros(taskMicros)
                        .setValue(VALUE)
                        .build()));
    }

    private void take(List<TaskAction> actions) {
        for (TaskAction action : actions) {
            if (action instanceof TaskAction.SendTask send) {
                inFlight.add(send);
            } else if (action instanceof TaskAction.Succeed) {
                succeeded++;
            }
        }
    }

    int unended() {
        return core.unended();
    }

    long succeeded() {
        return succeeded;
    }
}

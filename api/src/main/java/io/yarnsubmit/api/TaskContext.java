package io.yarnsubmit.api;

import java.util.Map;
import java.util.Optional;

/**
 * What a task can know and report about itself. For code that runs in a task, on the task's own thread.
 *
 * <pre>{@code
 * TaskContext task = TaskContext.current();
 * for (String line : lines) {
 *     if (task.isCancelled()) {
 *         break;
 *     }
 *     task.counter("lines").add(1);
 * }
 * }</pre>
 */
public interface TaskContext {

    /**
     * The context of the task that runs on this thread.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_IN_TASK} on any other thread
     */
    static TaskContext current() {
        return find().orElseThrow(() -> new YarnSubmitException(
                ErrorCode.NOT_IN_TASK,
                "No task runs on thread '" + Thread.currentThread().getName()
                        + "'. Call TaskContext.current() on the thread that runs the task's function on an executor,"
                        + " and pass its result to other threads"));
    }

    /**
     * The context of the task that runs on this thread; empty in the driver, in a unit test, and on a thread of your
     * own.
     */
    static Optional<TaskContext> find() {
        return TaskContextProviders.found().flatMap(side -> Optional.ofNullable(side.current()));
    }

    /** The id that YARN gave the application, such as {@code application_1700000000000_0001}. */
    String applicationId();

    /** The id of its job, see {@link Job#id()}; 0 for a task of {@link DriverContext#submit} or {@code map}. */
    long jobId();

    /** The name of its stage; empty for a task of {@link DriverContext#submit} or {@code map}. */
    String stage();

    /** Its index within the stage, or within the inputs of {@code map}, from 0. */
    int index();

    /** The number of this attempt, from 1. */
    int attempt();

    /** The id of the executor, see {@link ExecutorInfo#id()}. */
    int executorId();

    /** The machine that the task runs on. */
    String host();

    /**
     * Whether the result is no longer wanted. The thread is interrupted too; this method is for loops that never block.
     */
    boolean isCancelled();

    /**
     * Reports how much of this task is done. The command, {@link Job#stages()} and YARN show it within about two
     * seconds. This is cheap enough to call for each record. Thread-safe.
     *
     * @param fraction from 0 to 1; a smaller value counts as 0, a greater one as 1
     * @throws IllegalArgumentException the fraction is not a number
     */
    void progress(double fraction);

    /**
     * Environment variables for a command that this task starts, in addition to those of this process. With them the command
     * knows its application and its executor, has {@code yarn-submit kv} and others on its {@code PATH}, and can use the control
     * API: read and write keys, see the other executors, and report the progress of this task. They are good until the task ends.
     *
     * <pre>{@code
     * ProcessBuilder builder = new ProcessBuilder("./work.sh");
     * builder.environment().putAll(task.commandEnvironment());
     * }</pre>
     */
    Map<String, String> commandEnvironment();

    /**
     * A counter, which starts at 0 in each attempt. When the task succeeds, the driver adds its count to
     * {@link Job#counters()}, once. Counts of other attempts are dropped.
     *
     * @param name at most 200 characters. All tasks of a job together may use at most 1,000 names; a job that has more fails
     * @return always the same counter for the same name; thread-safe
     * @throws IllegalArgumentException when the name is blank or too long, or this task has 1,000 counters already
     */
    Counter counter(String name);
}

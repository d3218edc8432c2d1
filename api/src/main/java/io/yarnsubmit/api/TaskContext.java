package io.yarnsubmit.api;

import java.util.Optional;

/**
 * What a task can know of itself, and tell of itself. For code that runs in a task, on the task's own thread.
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
                        + "'. TaskContext.current() is for the thread that calls the task's function on an executor;"
                        + " pass its result on to other threads"));
    }

    /** The context of the task that runs on this thread; empty in the driver, in a unit test, on a thread of your own. */
    static Optional<TaskContext> find() {
        return TaskContextProviders.found().flatMap(side -> Optional.ofNullable(side.current()));
    }

    /** YARN's id of the application, such as {@code application_1700000000000_0001}. */
    String applicationId();

    /** The number of its job, as {@link Job#id()} has it; 0 for a task of {@link DriverContext#submit} or {@code map}. */
    long jobId();

    /** The name of its stage; empty for a task of {@link DriverContext#submit} or {@code map}. */
    String stage();

    /** Its index within the stage, or within the inputs of {@code map}, from 0. */
    int index();

    /** Which attempt this is: 1 for the first. */
    int attempt();

    /** The id of the executor, as {@link ExecutorInfo#id()} has it. */
    int executorId();

    /** The machine that it runs on. */
    String host();

    /**
     * Whether nobody wants the result any more. The thread is interrupted too; this is for loops that do not wait for
     * anything.
     */
    boolean isCancelled();

    /**
     * So much of this task is done. What the command, {@link Job#stages()} and YARN show of the application's progress takes
     * it in within two seconds or so. Costs next to nothing, and may be called by several threads, for each record too.
     *
     * @param fraction from 0 to 1; what is below counts as 0, what is above as 1
     * @throws IllegalArgumentException it is not a number
     */
    void progress(double fraction);

    /**
     * A counter, which begins at 0 in each attempt. When the task is successful, what it counted is added up in the driver,
     * once: {@link Job#counters()}. What other attempts counted is dropped.
     *
     * @return always the same for the same name; may be used by several threads
     */
    Counter counter(String name);
}

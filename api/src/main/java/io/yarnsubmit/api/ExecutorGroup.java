package io.yarnsubmit.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named set of executors that have the same resources. Thread-safe. */
public interface ExecutorGroup {
    /** The group's name; {@code default} unless the application has more groups. */
    String name();

    /**
     * Sets how many executors the group is to have. The number is absolute: asking twice for 5 gives 5. When it falls,
     * requests that are not granted yet are withdrawn first. Then idle executors end, then busy ones once their tasks
     * have ended.
     *
     * <p>With {@code --dynamic-executors} the number follows the tasks until this method is called for the first time.
     * From then on the program alone decides.
     *
     * @param total 0 or more
     */
    void request(int total);

    /**
     * How many executors the group is to have: the number requested last, or with {@code --dynamic-executors} the
     * number that the tasks need.
     */
    int requested();

    /**
     * Waits until at least n executors of this group are registered.
     *
     * @return false when the time ran out or the context was closed before that
     */
    boolean awaitRegistered(int n, Duration timeout) throws InterruptedException;

    /**
     * Runs a task on an executor of this group, as {@link DriverContext#submit} does in the group {@code default}. A
     * task never runs in another group.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, with the path to the field at fault
     */
    <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task);

    /**
     * Applies a function to each input on the executors of this group, as {@link DriverContext#map} does in the group
     * {@code default}.
     *
     * @return the results, in the order of the inputs
     * @throws TaskException for the first input that failed
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(List<I> inputs, TaskFunction<I, O> function);

    /**
     * Plans a stage that runs on the executors of this group, as {@link DriverContext#stage} does for the group
     * {@code default}. Stages made from it run there too.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function);

    /** The executors that are registered now, by id. */
    List<ExecutorInfo> list();

    /**
     * Ends one executor now. Its tasks run again elsewhere; this does not count as one of their attempts. The requested
     * number stays the same, so another executor takes its place.
     *
     * @return false if this group has no such executor
     */
    boolean kill(int executorId);

    /**
     * Calls a listener when executors come and go, beginning with {@link ExecutorListener#registered} for each that is
     * registered now.
     *
     * @return to be closed to stop listening
     */
    AutoCloseable listen(ExecutorListener listener);
}

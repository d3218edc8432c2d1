package io.yarnsubmit.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named set of executors that have the same resources. Thread-safe. */
public interface ExecutorGroup {
    /** The group's name; {@code default} unless the application has more groups. */
    String name();

    /**
     * Sets how many executors the group is to have. An absolute number: asking twice for 5 gives 5. When it falls, requests
     * that are not granted are withdrawn first, then idle executors go, then busy ones end their tasks and go.
     *
     * <p>With {@code --dynamic-executors} the number follows the tasks, until this is called for the first time: from then on
     * the number is the program's, for as long as the application runs.
     *
     * @param total 0 or more
     */
    void request(int total);

    /** How many executors the group is to have, as was asked for last, or as the tasks need with {@code --dynamic-executors}. */
    int requested();

    /**
     * Waits until at least n executors of this group are registered.
     *
     * @return false when the time ran out, or the context was closed, first
     */
    boolean awaitRegistered(int n, Duration timeout) throws InterruptedException;

    /**
     * Runs a task on an executor of this group, as {@link DriverContext#submit} does on one of the group {@code default}. A
     * task never leaves its group.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, naming the path of fields that is to blame
     */
    <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task);

    /**
     * Applies a function to each input on the executors of this group, as {@link DriverContext#map} does on those of the
     * group {@code default}.
     *
     * @return the results, in the order of the inputs
     * @throws TaskException of the first input that failed
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(List<I> inputs, TaskFunction<I, O> function);

    /**
     * Plans a stage that runs on the executors of this group, as {@link DriverContext#stage} does for the group
     * {@code default}. The stages that are made from it run there too.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function);

    /** The executors that are registered now, by id. */
    List<ExecutorInfo> list();

    /**
     * Ends one executor now; its tasks run again elsewhere, and it is not held against them. The number requested stays, so
     * another takes its place.
     *
     * @return false if it is not, or no longer, one of this group
     */
    boolean kill(int executorId);

    /**
     * Hears of executors that come and go, beginning with one {@link ExecutorListener#registered} for each that is there.
     *
     * @return closes to stop listening
     */
    AutoCloseable listen(ExecutorListener listener);
}

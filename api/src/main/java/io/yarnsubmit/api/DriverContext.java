package io.yarnsubmit.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The driver's view of its application: its executors, the tasks that run on them, and what others are shown of it.
 *
 * <p>A driver process has one context and belongs to one application. Thread-safe. The context closes when the process
 * ends. Closing it earlier releases the executors and fails the tasks that have not ended.
 *
 * <pre>{@code
 * try (DriverContext context = DriverContext.open()) {
 *     List<Long> sizes = context.map(paths, path -> Files.size(Path.of(path)));
 * }
 * }</pre>
 *
 * <p>{@link #submit} runs one task; {@link #map} applies one function to many inputs. {@link #stage} offers more: jobs
 * of several stages, results that are read while the job runs, retries, time limits, counters.
 *
 * <p>Tasks are serialized by the JDK. The shortest form is a lambda in the driver's own class. It must capture
 * serializable values only.
 */
public interface DriverContext extends AutoCloseable {

    /**
     * Opens the context of this driver process.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_IN_APPLICATION} if this process was not started by yarn-submit,
     *     {@link ErrorCode#CONTEXT_ALREADY_OPEN} if the context was opened before
     */
    static DriverContext open() {
        return ServiceLoader.load(DriverContextProvider.class, DriverContext.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.NOT_IN_APPLICATION,
                        "This program was not started by yarn-submit, so it has no executors."
                                + " Start it with: yarn-submit --class <main class> <app.jar>"))
                .open();
    }

    /** The id that YARN gave the application, such as {@code application_1700000000000_0001}. */
    String applicationId();

    /** The number of this attempt of the application: 1, or more after an ApplicationMaster was lost. */
    int attempt();

    /** Where this driver runs. */
    DeployMode deployMode();

    /** The user that YARN runs the application as. */
    String user();

    /** The page that YARN shows for this application, if the cluster has one. */
    Optional<URI> trackingUrl();

    /**
     * The executors of the group {@code default}. It always exists, but is empty when a job file only names other
     * groups.
     */
    ExecutorGroup executors();

    /**
     * The executors of a group.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_GROUP} if the application has no such group
     */
    ExecutorGroup executors(String group);

    /**
     * Runs a task on an executor of the group {@code default}. Returns at once; the task waits for a free slot.
     *
     * <p>A task whose executor is lost runs again elsewhere, in up to four attempts. A task that throws does not run
     * again: its future fails with a {@link TaskException}.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, with the path to the field at fault;
     *     {@link ErrorCode#NO_SUCH_GROUP} when {@code default} has no executors but other groups exist
     */
    <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task);

    /**
     * Applies a function to each input on the executors, and waits for all results. Each executor gets the function
     * once. When one input fails for good, the others are cancelled.
     *
     * @return the results, in the order of the inputs
     * @throws TaskException for the first input that failed; {@link ErrorCode#RESULT_TOO_LARGE} when the results
     *     together are larger than the driver may hold
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(List<I> inputs, TaskFunction<I, O> function);

    /**
     * Plans a stage whose task i applies a function to input i, on the executors of the group {@code default}. Nothing
     * runs until an action is called on the stage or on one made from it. The function and the inputs are serialized at
     * once, so later changes to them have no effect.
     *
     * @param name shown in status, logs and messages
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, {@link ErrorCode#NO_SUCH_GROUP}
     */
    <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function);

    /**
     * Makes a value available to all tasks. Each executor gets it once. The value is serialized at once.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <T extends @Nullable Object> Broadcast<T> broadcast(T value);

    /**
     * Tells YARN, and everybody who watches, how much of the application is done.
     *
     * @param fraction from 0 to 1; a smaller value counts as 0, a greater one as 1
     */
    void progress(double fraction);

    /** Sets the line shown beside the application's state, which says what the driver is doing now. */
    void status(String text);

    /**
     * Sets a number that the program counts under a name of its own, such as the records that it could not read. It is
     * for schedulers and other programs: the summary of {@code --json} and {@code status --json} show it under that
     * name in {@code figures}. A later value replaces an earlier one.
     *
     * @param name at most 100 characters; at most 100 names may be used
     * @throws IllegalArgumentException when the name is empty or too long, or there are too many names
     */
    void figure(String name, long value);

    /** Releases the executors. Tasks that have not ended fail. Closing again does nothing. */
    @Override
    void close();
}

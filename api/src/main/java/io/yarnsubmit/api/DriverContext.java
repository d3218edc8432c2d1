package io.yarnsubmit.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The driver's way to its application: the executors, the tasks that run on them, and what the outside sees of it.
 *
 * <p>There is one context in a driver process, and a driver process belongs to one application. All methods may be called
 * from any thread. The context closes by itself when the process ends; closing it earlier gives the executors back and
 * fails the tasks that have not ended.
 *
 * <pre>{@code
 * try (DriverContext context = DriverContext.open()) {
 *     List<Long> sizes = context.map(paths, path -> Files.size(Path.of(path)));
 * }
 * }</pre>
 *
 * <p>{@link #submit} runs one task, {@link #map} one function over many inputs. {@link #stage} is for more than that: jobs of
 * several stages, results that are read while the job runs, retries, time limits, counters.
 *
 * <p>Tasks are serialized by the JDK. A lambda in the driver's own class is the shortest form; it must capture serializable
 * values only.
 */
public interface DriverContext extends AutoCloseable {

    /**
     * Opens the context of this driver process.
     *
     * @throws YarnSubmitException {@link ErrorCode#NOT_IN_APPLICATION} if this process was not started by yarn-submit,
     *     {@link ErrorCode#CONTEXT_ALREADY_OPEN} if it was opened before
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

    /** YARN's id of the application, such as {@code application_1700000000000_0001}. */
    String applicationId();

    /** Which attempt of the application this is: 1, or more after an ApplicationMaster was lost. */
    int attempt();

    /** Where this driver runs. */
    DeployMode deployMode();

    /** The user whom YARN runs the application as. */
    String user();

    /** The page that YARN shows for this application, if the cluster has one. */
    Optional<URI> trackingUrl();

    /** The executors of the group {@code default}, which always exists; it is empty when a job file names other groups alone. */
    ExecutorGroup executors();

    /**
     * The executors of a group.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_SUCH_GROUP} if the application was submitted without such a group
     */
    ExecutorGroup executors(String group);

    /**
     * Runs a task on an executor of the group {@code default}. Returns at once; the task waits for a free slot.
     *
     * <p>A task whose executor is lost runs again elsewhere, up to four attempts in all. A task that throws is not run
     * again: its future fails with a {@link TaskException}.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, naming the path of fields that is to blame;
     *     {@link ErrorCode#NO_SUCH_GROUP} when there are other groups, and {@code default} is to have no executors
     */
    <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task);

    /**
     * Applies a function to each input, on the executors, and waits for all results. The function is sent once to each
     * executor. When one input fails for good, the others are cancelled.
     *
     * @return the results, in the order of the inputs
     * @throws TaskException of the first input that failed; {@link ErrorCode#RESULT_TOO_LARGE} when all results together are more
     *     than the driver holds
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(List<I> inputs, TaskFunction<I, O> function);

    /**
     * Plans a stage whose task i applies a function to input i, on the executors of the group {@code default}. Nothing runs
     * before an action of the stage, or of one that is made from it, is called. The function and the inputs are
     * serialized here, so that later changes to them do not matter.
     *
     * @param name for status, logs and messages
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, {@link ErrorCode#NO_SUCH_GROUP}
     */
    <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String name, List<I> inputs, TaskFunction<I, O> function);

    /**
     * Makes a value known to all tasks, which each executor gets once. The value is serialized here.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <T extends @Nullable Object> Broadcast<T> broadcast(T value);

    /**
     * Tells YARN, and whoever watches, how far the application is.
     *
     * @param fraction from 0 to 1; values outside are cut off
     */
    void progress(double fraction);

    /** Sets the line that is shown beside the application's state: what the driver is doing now. */
    void status(String text);

    /**
     * Sets a number that the program counts by a name of its own, such as the records it could not read. For schedulers and
     * other programs: it is shown in the summary of {@code --json} and by {@code status --json}, as the member of
     * {@code figures} with that name. The last value of each name counts.
     *
     * @param name one of at most 100, each of at most 100 characters
     * @throws IllegalArgumentException when it is empty, too long, or one too many
     */
    void figure(String name, long value);

    /** Gives the executors back. Tasks that have not ended fail. Closing again does nothing. */
    @Override
    void close();
}

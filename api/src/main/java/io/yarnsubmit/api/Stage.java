package io.yarnsubmit.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step of a job: one function over indexed inputs. A stage is a plan; nothing runs until an action is called. Stages
 * never change, so they may be kept, shared between threads, and used for as many jobs as you like.
 *
 * <pre>{@code
 * Stage<Map<String, Long>> counted = context.stage("count", files, file -> countWords(file));
 * Map<String, Long> words = counted.gather("sum", 1, maps -> sum(maps)).collect().get(0);
 * }</pre>
 *
 * <p><b>Later stages</b> get the outputs of earlier ones: {@link #then one to one}, {@link #zip two at a time}, or
 * {@link #gather gathered}. A task starts when what it needs is ready; it does not wait for the rest of the earlier stage. A
 * stage that several later ones use is computed once for each job.
 *
 * <p><b>Actions</b> are {@link #collect}, {@link #forEach}, {@link #reduce}, {@link #run} and {@link #results}. Each
 * is one job, and computes all that it needs anew. Here they wait for their job, and what they are given (a consumer,
 * an operator) runs on the calling thread, in the driver. {@link #job(JobOptions)} has the same actions without waiting,
 * and a job can be given a name and a pool there. Several threads may run jobs at a time.
 *
 * <p><b>Failures.</b> A task whose executor is lost runs again elsewhere. One that throws is tried as often as
 * {@link StageOptions#attempts()} says: once, unless told otherwise. When it has failed for good, so has the job: the action
 * throws a {@link JobException}. With {@link FailurePolicy#COLLECT_ALL} the other tasks run first. A task may so
 * run more than once, also after it was successful, when its output was lost with an executor: what it does to the outside
 * must bear that.
 *
 * <p><b>Interruption.</b> A thread that is interrupted in an action cancels its job, and gets a
 * {@link java.util.concurrent.CancellationException}.
 *
 * @param <O> what each task gives, serialized by the JDK
 */
public interface Stage<O extends @Nullable Object> {

    /** The name as it was given. */
    String name();

    /** How many tasks it has. */
    int tasks();

    /** The rules for its tasks. */
    StageOptions options();

    /**
     * The same plan under other rules. The result is a stage of its own: use it, not this one, for what follows.
     *
     * <pre>{@code
     * stage.with(StageOptions.defaults().attempts(3).timeLimit(Duration.ofMinutes(5)))
     * }</pre>
     */
    Stage<O> with(StageOptions options);

    /**
     * A stage whose task i gets the output of task i of this one.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, naming the path of fields that is to blame
     */
    <R extends @Nullable Object> Stage<R> then(String name, TaskFunction<O, R> function);

    /**
     * A stage whose task i gets the outputs of tasks i of this stage and of another.
     *
     * @throws IllegalArgumentException the two have not equally many tasks
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <P extends @Nullable Object, R extends @Nullable Object> Stage<R> zip(
            String name, Stage<P> other, TaskBiFunction<O, P, R> function);

    /**
     * A stage of fewer tasks, each of which gets a list: a contiguous share of the outputs of this one, in their order. The
     * shares are as equal as can be.
     *
     * @param tasks 1 for one task that gets all; 1 or more
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <R extends @Nullable Object> Stage<R> gather(String name, int tasks, TaskFunction<List<O>, R> function);

    /** The actions, as jobs that run beside this thread. */
    JobActions<O> job(JobOptions options);

    /** The actions, as jobs that run beside this thread, named as the stage is. */
    default JobActions<O> job() {
        return job(JobOptions.defaults());
    }

    /**
     * Runs the job and brings all outputs to the driver.
     *
     * @return the outputs, in the order of the tasks; not to be changed
     * @throws JobException also {@link ErrorCode#RESULT_TOO_LARGE} when they are more than
     *     {@code yarnsubmit.job.maxResultSize}
     */
    List<O> collect();

    /**
     * Runs the job and gives each output to a consumer, in the order of the tasks, beginning before the job is over. A
     * consumer that throws cancels the job.
     *
     * @param consumer is called on this thread
     */
    void forEach(Consumer<? super O> consumer);

    /**
     * Runs the job and folds the outputs, in the order of the tasks, beginning before the job is over. Do the larger part
     * of the work on the executors, with {@link #gather}.
     *
     * @param operator is called on this thread; one that throws cancels the job
     * @return empty if the stage has no tasks
     */
    Optional<O> reduce(BinaryOperator<O> operator);

    /** Runs the job for what its tasks do. The outputs of this stage are dropped where they are made; they need not be serializable. */
    void run();

    /** As {@link #results(ResultOrder)}, in the order of the tasks. */
    default Results<O> results() {
        return results(ResultOrder.OF_TASKS);
    }

    /**
     * Starts the job and iterates over its outputs while it runs. The driver holds a part of them at a time: tasks that are
     * far ahead of the reader wait. To be closed, and to be used by one thread at a time.
     *
     * <pre>{@code
     * try (Results<Report> reports = stage.results(ResultOrder.OF_COMPLETION)) {
     *     while (reports.hasNext()) {
     *         write(reports.next());
     *     }
     * }
     * }</pre>
     */
    Results<O> results(ResultOrder order);
}

package io.yarnsubmit.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step of a job: one function over indexed inputs. A stage is only a plan: nothing runs until an action is called.
 * Stages are immutable. They can be shared between threads and used for any number of jobs.
 *
 * <pre>{@code
 * Stage<Map<String, Long>> counted = context.stage("count", files, file -> countWords(file));
 * Map<String, Long> words = counted.gather("sum", 1, maps -> sum(maps)).collect().get(0);
 * }</pre>
 *
 * <p><b>Later stages</b> use the outputs of earlier ones: {@link #then one to one}, {@link #zip two at a time}, or
 * {@link #gather gathered}. A task starts as soon as its inputs are ready; it does not wait for the rest of the earlier
 * stage. A stage that several later ones use is computed once for each job.
 *
 * <p><b>Actions</b> are {@link #collect}, {@link #forEach}, {@link #reduce}, {@link #run} and {@link #results}. Each
 * starts one job, which computes everything that it needs again. The actions of this interface wait for their job; a
 * consumer or operator passed to them runs on the calling thread, in the driver. {@link #job(JobOptions)} offers the
 * same actions without waiting, and lets you name the job and choose its pool. Several threads may run jobs at the same
 * time.
 *
 * <p><b>Failures.</b> A task whose executor is lost runs again elsewhere. A task that throws is tried
 * {@link StageOptions#attempts()} times; the default is once. When it has failed for good, the job fails, and the
 * action throws a {@link JobException}. With {@link FailurePolicy#COLLECT_ALL} the other tasks run first. A task can
 * run more than once, even after it succeeded, if its output was lost with an executor. So its side effects must be
 * safe to repeat.
 *
 * <p><b>Interruption.</b> When a thread is interrupted in an action, the job is cancelled and the action throws a
 * {@link java.util.concurrent.CancellationException}.
 *
 * @param <O> the output of each task, which must be serializable
 */
public interface Stage<O extends @Nullable Object> {

    /** The name that it was given. */
    String name();

    /** How many tasks it has. */
    int tasks();

    /** The options for its tasks. */
    StageOptions options();

    /**
     * The same stage with other options. This stage does not change: use the returned one.
     *
     * <pre>{@code
     * stage.with(StageOptions.defaults().attempts(3).timeLimit(Duration.ofMinutes(5)))
     * }</pre>
     */
    Stage<O> with(StageOptions options);

    /**
     * A stage whose task i gets the output of task i of this one.
     *
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}, with the path to the field at fault
     */
    <R extends @Nullable Object> Stage<R> then(String name, TaskFunction<O, R> function);

    /**
     * A stage whose task i gets the outputs of task i of this stage and of another.
     *
     * @throws IllegalArgumentException the two stages differ in their number of tasks
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <P extends @Nullable Object, R extends @Nullable Object> Stage<R> zip(
            String name, Stage<P> other, TaskBiFunction<O, P, R> function);

    /**
     * A stage of fewer tasks, each of which gets a list: a contiguous share of the outputs of this stage, in their
     * order. The sizes of the shares differ by one at most.
     *
     * @param tasks 1 or more; with 1, one task gets all outputs
     * @throws YarnSubmitException {@link ErrorCode#TASK_NOT_SERIALIZABLE}
     */
    <R extends @Nullable Object> Stage<R> gather(String name, int tasks, TaskFunction<List<O>, R> function);

    /** The actions that start a job and do not wait for it. */
    JobActions<O> job(JobOptions options);

    /** The actions that start a job with default options and do not wait for it. */
    default JobActions<O> job() {
        return job(JobOptions.defaults());
    }

    /**
     * Runs the job and returns all outputs.
     *
     * @return the outputs in the order of the tasks; unmodifiable
     * @throws JobException with {@link ErrorCode#RESULT_TOO_LARGE} also when they exceed
     *     {@code yarnsubmit.job.maxResultSize}
     */
    List<O> collect();

    /**
     * Runs the job and passes each output to a consumer, in the order of the tasks, while the job still runs. A
     * consumer that throws cancels the job.
     *
     * @param consumer is called on this thread
     */
    void forEach(Consumer<? super O> consumer);

    /**
     * Runs the job and combines the outputs, in the order of the tasks, while the job still runs. For large results,
     * let the executors do most of this with {@link #gather}.
     *
     * @param operator is called on this thread; if it throws, the job is cancelled
     * @return empty if the stage has no tasks
     */
    Optional<O> reduce(BinaryOperator<O> operator);

    /**
     * Runs the job for the effects of its tasks. The executors drop the outputs of this stage, which need not be
     * serializable.
     */
    void run();

    /** As {@link #results(ResultOrder)}, in the order of the tasks. */
    default Results<O> results() {
        return results(ResultOrder.OF_TASKS);
    }

    /**
     * Starts the job and iterates over its outputs while it runs. The driver holds only some of them at a time: tasks
     * that are far ahead of the reader wait. Close the results after use; use them from one thread at a time.
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

package io.yarnsubmit.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a {@link Stage} that start a job and return at once. A consumer or operator passed to them runs on a
 * thread of yarn-submit, one call at a time, and must not wait for another job.
 *
 * @param <O> the output of each task of the stage
 */
public interface JobActions<O extends @Nullable Object> {
    /** As {@link Stage#collect}. */
    Job<List<O>> collect();

    /** As {@link Stage#forEach}; the job ends after the last call of the consumer. */
    Job<@Nullable Void> forEach(Consumer<? super O> consumer);

    /** As {@link Stage#reduce}. */
    Job<Optional<O>> reduce(BinaryOperator<O> operator);

    /** As {@link Stage#run}. */
    Job<@Nullable Void> run();

    /** As {@link Stage#results(ResultOrder)}, for a job with a name or a pool. */
    Results<O> results(ResultOrder order);
}
